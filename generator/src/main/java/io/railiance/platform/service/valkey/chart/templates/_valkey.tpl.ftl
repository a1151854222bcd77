{{/* Domain of the pods: <pod>.<this> */}}
{{- define "valkey.domain" -}}
{{ .Release.Name }}-headless.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{/* How many Sentinels are a majority */}}
{{- define "valkey.quorum" -}}
{{ add1 (div (int .Values.replicaCount) 2) }}
{{- end }}

{{- define "valkey.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingSecret }}
{{- end }}

{{- define "valkey.nodes" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }} {{ end }}{{ $.Release.Name }}-{{ $i }}{{ end }}
{{- end }}

{{/* What the scripts know of the values: shell variables */}}
{{- define "valkey.settings" -}}
{{- if and .Values.recovery.primary (not (has .Values.recovery.primary (splitList " " (include "valkey.nodes" .)))) }}
{{- fail (printf "recovery.primary is %q: name one of the pods %s" .Values.recovery.primary (include "valkey.nodes" .)) }}
{{- end }}
# shellcheck shell=sh disable=SC2034
RELEASE={{ .Release.Name }}
NODES="{{ include "valkey.nodes" . }}"
REPLICAS={{ int .Values.replicaCount }}
QUORUM={{ include "valkey.quorum" . }}
DOMAIN={{ include "valkey.domain" . }}
USERS_SECRET={{ include "valkey.usersSecret" . }}
TLS={{ ternary "yes" "no" .Values.tls.enabled }}
MAXMEMORY_PERCENT={{ int .Values.maxmemoryPercent }}
APPENDFSYNC={{ .Values.persistence.appendfsync }}
MIN_REPLICAS_TO_WRITE={{ int .Values.replication.minReplicasToWrite }}
MIN_REPLICAS_MAX_LAG={{ int .Values.replication.minReplicasMaxLag }}
DOWN_AFTER={{ int .Values.sentinel.downAfterMilliseconds }}
FAILOVER_TIMEOUT={{ int .Values.sentinel.failoverTimeoutMilliseconds }}
RECOVERY_PRIMARY={{ .Values.recovery.primary | quote }}
RECOVERY_WAIT={{ int .Values.recovery.waitSeconds }}
{{- end }}

{{/* Data of the ConfigMap that the server's pods mount; its hash restarts them when it changes */}}
{{- define "valkey.configuration" -}}
settings.sh: |
  {{- include "valkey.settings" . | nindent 2 }}
{{- range $name := list "lib.sh" "agent.sh" "probe.sh" "start-sentinel.sh" "start-valkey.sh" "stop-valkey.sh" "test.sh" "valkey.conf" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* Volume mounts of every container that runs our scripts */}}
{{- define "valkey.scriptMounts" -}}
- name: configuration
  mountPath: /opt/valkey
  readOnly: true
- name: run
  mountPath: /run/valkey
{{- if .Values.tls.enabled }}
- name: tls
  mountPath: /run/tls
  readOnly: true
{{- end }}
{{- end }}

{{- define "valkey.podName" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
{{- end }}

{{- define "valkey.scheme" -}}
{{ ternary "rediss" "redis" .Values.tls.enabled }}
{{- end }}
