{{/* Domain of the pods: <pod>.<this> */}}
{{- define "nats.domain" -}}
{{ .Release.Name }}-headless.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{- define "nats.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingPasswordSecret }}
{{- end }}

{{- define "nats.routeSecret" -}}
{{ default (printf "%s-routes" .Release.Name) .Values.auth.existingRouteSecret }}
{{- end }}

{{- define "nats.nodes" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }} {{ end }}{{ $.Release.Name }}-{{ $i }}{{ end }}
{{- end }}

{{/* How many copies of a stream there are */}}
{{- define "nats.copies" -}}
{{ min 3 (int .Values.replicaCount) }}
{{- end }}

{{/* What clients connect to */}}
{{- define "nats.uri" -}}
{{ ternary "tls" "nats" .Values.tls.enabled }}://{{ .Release.Name }}-client.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:4222
{{- end }}

{{/* What the scripts know of the values: shell variables */}}
{{- define "nats.settings" -}}
# shellcheck shell=sh disable=SC2034
RELEASE={{ .Release.Name }}
NODES="{{ include "nats.nodes" . }}"
REPLICAS={{ int .Values.replicaCount }}
DOMAIN={{ include "nats.domain" . }}
USERS_SECRET={{ include "nats.usersSecret" . }}
ROUTE_SECRET={{ include "nats.routeSecret" . }}
TLS={{ ternary "yes" "no" .Values.tls.enabled }}
CA={{ ternary "/run/tls/ca.crt" "" .Values.tls.enabled }}
# A certificate names no loopback
SERVER={{ ternary (printf "tls://$POD_NAME.%s:4222" (include "nats.domain" .)) "nats://127.0.0.1:4222" .Values.tls.enabled }}
SIZE={{ .Values.persistence.size }}
FILE_STORE_PERCENT={{ int .Values.jetstream.fileStorePercent }}
SYNC_INTERVAL={{ .Values.jetstream.syncInterval }}
STOP_SECONDS={{ int64 .Values.terminationGracePeriodSeconds }}
{{- end }}

{{/* Data of the ConfigMap that the pods mount; its hash restarts them when it changes */}}
{{- define "nats.configuration" -}}
settings.sh: |
  {{- include "nats.settings" . | nindent 2 }}
{{- range $name := list "server.sh" "logins.sh" "lib.sh" "agent.sh" "nats.conf" "start-nats.sh" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{- define "nats.podName" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end }}
