{{/* Domain of the pods: <pod>.<this> */}}
{{- define "rabbitmq.domain" -}}
{{ .Release.Name }}-headless.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{- define "rabbitmq.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingPasswordSecret }}
{{- end }}

{{- define "rabbitmq.cookieSecret" -}}
{{ default (printf "%s-erlang-cookie" .Release.Name) .Values.auth.existingErlangSecret }}
{{- end }}

{{- define "rabbitmq.nodes" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }} {{ end }}{{ $.Release.Name }}-{{ $i }}{{ end }}
{{- end }}

{{/* What clients connect to */}}
{{- define "rabbitmq.port" -}}
{{ ternary 5671 5672 .Values.tls.enabled }}
{{- end }}

{{- define "rabbitmq.uri" -}}
{{ ternary "amqps" "amqp" .Values.tls.enabled }}://{{ .Release.Name }}-amqp.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:{{ include "rabbitmq.port" . }}
{{- end }}

{{/* What the scripts know of the values: shell variables */}}
{{- define "rabbitmq.settings" -}}
# shellcheck shell=sh disable=SC2034
RELEASE={{ .Release.Name }}
NODES="{{ include "rabbitmq.nodes" . }}"
REPLICAS={{ int .Values.replicaCount }}
DOMAIN={{ include "rabbitmq.domain" . }}
USERS_SECRET={{ include "rabbitmq.usersSecret" . }}
COOKIE_SECRET={{ include "rabbitmq.cookieSecret" . }}
TLS={{ ternary "yes" "no" .Values.tls.enabled }}
OIDC_CA={{ if include "platform.oidcPrivate" . }}/run/oidc/ca.crt{{ else }}/etc/ssl/certs/ca-certificates.crt{{ end }}
MEMORY_HIGH_WATERMARK_PERCENT={{ int .Values.memoryHighWatermarkPercent }}
DISK_FREE_LIMIT_PERCENT={{ int .Values.diskFreeLimitPercent }}
ULIMIT_NOFILES={{ int64 .Values.ulimitNofiles }}
STOP_SECONDS={{ int64 .Values.terminationGracePeriodSeconds }}
{{- end }}

{{/* Of rabbitmq.conf, where tokens are accepted. Nothing here is asked of the issuer before somebody comes with one. */}}
{{- define "rabbitmq.oidc" -}}
{{- $of := .Values.oidc.audience -}}
# Users of the consumers, admin and the agent stay what they are: the server asks its own list first
auth_backends.1 = internal
auth_backends.2 = oauth2
auth_oauth2.issuer = {{ .Values.oidc.issuerUrl }}
auth_oauth2.resource_server_id = {{ $of }}
auth_oauth2.verify_aud = true
auth_oauth2.require_exp = true
auth_oauth2.https.peer_verification = verify_peer
auth_oauth2.https.hostname_verification = wildcard
auth_oauth2.preferred_username_claims.1 = {{ .Values.oidc.userClaim }}
# Groups are read as if they were scopes, and one of them is everything
auth_oauth2.additional_scopes_key = {{ .Values.oidc.groupsClaim }}
auth_oauth2.scope_aliases.1.alias = {{ .Values.oidc.adminGroup }}
auth_oauth2.scope_aliases.1.scope = {{ $of }}.tag:administrator {{ $of }}.configure:*/* {{ $of }}.write:*/* {{ $of }}.read:*/*
management.oauth_enabled = true
# The agent and "admin" come with a password
management.oauth_disable_basic_auth = false
management.oauth_client_id = {{ .Values.oidc.clientId }}
management.oauth_scopes = openid{{ range .Values.oidc.scopes }} {{ . }}{{ end }}
{{- end }}

{{/* Data of the ConfigMap that the pods mount; its hash restarts them when it changes */}}
{{- define "rabbitmq.configuration" -}}
settings.sh: |
  {{- include "rabbitmq.settings" . | nindent 2 }}
enabled_plugins: |
  [rabbitmq_management,rabbitmq_peer_discovery_k8s{{ if .Values.metrics.enabled }},rabbitmq_prometheus{{ end }}{{ if .Values.oidc.enabled }},rabbitmq_auth_backend_oauth2{{ end }}].
{{- if .Values.oidc.enabled }}
oidc.conf: |
  {{- include "rabbitmq.oidc" . | nindent 2 }}
{{- else }}
oidc.conf: ""
{{- end }}
{{- range $name := list "server.sh" "logins.sh" "lib.sh" "agent.sh" "probe.sh" "rabbitmq.conf" "start-rabbitmq.sh" "stop-rabbitmq.sh" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* Volume mounts of every container that runs our scripts in a server's pod */}}
{{- define "rabbitmq.scriptMounts" -}}
- name: configuration
  mountPath: /opt/platform
  readOnly: true
- name: data
  mountPath: /var/lib/rabbitmq
{{- end }}

{{- define "rabbitmq.podName" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end }}
