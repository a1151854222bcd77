{{/* Domain of the pods: <pod>.<this> */}}
{{- define "openbao.domain" -}}
{{ .Release.Name }}-headless.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{- define "openbao.scheme" -}}
{{ ternary "https" "http" .Values.tls.enabled }}
{{- end }}

{{/* What clients connect to */}}
{{- define "openbao.uri" -}}
{{ include "openbao.scheme" . }}://{{ .Release.Name }}-api.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:8200
{{- end }}

{{- define "openbao.sealSecret" -}}
{{ default (printf "%s-seal" .Release.Name) .Values.seal.existingSecret }}
{{- end }}

{{/* openbao.others $: names of all nodes but the pod's own, which the shell leaves out */}}
{{- define "openbao.nodes" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }} {{ end }}{{ $.Release.Name }}-{{ $i }}{{ end }}
{{- end }}

{{/* What the scripts of a server know of the values: shell variables */}}
{{- define "openbao.settings" -}}
# shellcheck shell=sh disable=SC2034
FIRST={{ .Release.Name }}-0
NODES="{{ include "openbao.nodes" . }}"
DOMAIN={{ include "openbao.domain" . }}
SCHEME={{ include "openbao.scheme" . }}
TLS={{ ternary "yes" "no" .Values.tls.enabled }}
CA={{ ternary "/run/tls/ca.crt" "" .Values.tls.enabled }}
MAX_REQUEST={{ int .Values.maxRequestSeconds }}
SEAL_TYPE={{ .Values.seal.type }}
SEAL_SECRET={{ include "openbao.sealSecret" . }}
TRANSIT_ADDRESS={{ .Values.seal.transit.address }}
TRANSIT_MOUNT={{ .Values.seal.transit.mountPath }}
TRANSIT_KEY={{ .Values.seal.transit.keyName }}
TRANSIT_CA={{ ternary "/run/seal/ca.crt" "" .Values.seal.transit.verify }}
{{- end }}

{{- define "openbao.initialise" -}}
{{- $policy := .Files.Get "files/provisioner.hcl" | toJson }}
{{- .Files.Get "files/initialise.hcl" | replace "POLICY" $policy | replace "RELEASE" .Release.Name | replace "NAMESPACE" .Release.Namespace | trim }}
{{- end }}

{{/* Data of the ConfigMap that the servers mount; its hash restarts them when it changes */}}
{{- define "openbao.configuration" -}}
settings.sh: |
  {{- include "openbao.settings" . | nindent 2 }}
initialise.hcl: |
  {{- include "openbao.initialise" . | nindent 2 }}
{{- range $name := list "server.sh" "lib.sh" "openbao.hcl" "start-openbao.sh" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* openbao.token $: a token of the pod's ServiceAccount that is good for logging in here, and nowhere else */}}
{{- define "openbao.token" -}}
- name: token
  projected:
    defaultMode: 288
    sources:
      - serviceAccountToken:
          path: token
          audience: openbao
          expirationSeconds: 600
{{- end }}

{{/* Who of the identity provider's people is an administrator: the role, in JSON. A claim below another one is a JSON pointer. */}}
{{- define "openbao.administrators" -}}
{{- $claim := ternary (printf "/%s" (replace "." "/" .Values.oidc.groupsClaim)) .Values.oidc.groupsClaim (contains "." .Values.oidc.groupsClaim) }}
{{- dict "role_type" "jwt" "bound_audiences" (list .Values.oidc.audience) "user_claim" .Values.oidc.userClaim "bound_claims" (dict $claim (list .Values.oidc.adminGroup)) "token_policies" (list "admin") "token_ttl" "1h" "token_max_ttl" "8h" | toJson }}
{{- end }}
