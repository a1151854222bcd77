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
MEMORY_HIGH_WATERMARK_PERCENT={{ int .Values.memoryHighWatermarkPercent }}
DISK_FREE_LIMIT_PERCENT={{ int .Values.diskFreeLimitPercent }}
ULIMIT_NOFILES={{ int64 .Values.ulimitNofiles }}
STOP_SECONDS={{ int64 .Values.terminationGracePeriodSeconds }}
{{- end }}

{{/* Data of the ConfigMap that the pods mount; its hash restarts them when it changes */}}
{{- define "rabbitmq.configuration" -}}
settings.sh: |
  {{- include "rabbitmq.settings" . | nindent 2 }}
enabled_plugins: |
  [rabbitmq_management,rabbitmq_peer_discovery_k8s{{ if .Values.metrics.enabled }},rabbitmq_prometheus{{ end }}].
{{- range $name := list "server.sh" "lib.sh" "agent.sh" "probe.sh" "rabbitmq.conf" "start-rabbitmq.sh" "stop-rabbitmq.sh" }}
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
