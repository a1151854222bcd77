{{/* Domain of the pods: <pod>.<this> */}}
{{- define "objectstorage.domain" -}}
{{ .Release.Name }}-headless.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{- define "objectstorage.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingSecret }}
{{- end }}

{{- define "objectstorage.nodes" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }} {{ end }}{{ $.Release.Name }}-{{ $i }}{{ end }}
{{- end }}

{{- define "objectstorage.masters" -}}
{{- range $i := until (int .Values.replicaCount) }}{{ if $i }},{{ end }}{{ $.Release.Name }}-{{ $i }}.{{ include "objectstorage.domain" $ }}:9333{{ end }}
{{- end }}

{{/* What clients connect to */}}
{{- define "objectstorage.endpoint" -}}
{{ ternary "https" "http" .Values.tls.enabled }}://{{ .Release.Name }}-s3.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:8333
{{- end }}

{{/* What the scripts of the servers know of the values: shell variables */}}
{{- define "objectstorage.settings" -}}
# shellcheck shell=sh disable=SC2034
DOMAIN={{ include "objectstorage.domain" . }}
MASTERS={{ include "objectstorage.masters" . }}
NODES="{{ include "objectstorage.nodes" . }}"
# One copy on another server, where there is one
REPLICATION={{ ternary "001" "000" (gt (int .Values.replicaCount) 1) }}
VOLUME_SIZE_LIMIT={{ int .Values.volumeSizeLimitMiB }}
MIN_FREE_PERCENT={{ int .Values.persistence.minFreePercent }}
METRICS_MASTER={{ ternary 9324 0 .Values.metrics.enabled }}
METRICS_VOLUME={{ ternary 9325 0 .Values.metrics.enabled }}
METRICS_FILER={{ ternary 9326 0 .Values.metrics.enabled }}
{{- end }}

{{/* Data of the ConfigMap that the servers mount; its hash restarts them when it changes */}}
{{- define "objectstorage.configuration" -}}
settings.sh: |
  {{- include "objectstorage.settings" . | nindent 2 }}
haproxy.cfg: |
  {{- include "objectstorage.haproxy" . | nindent 2 }}
{{- range $name := list "server.sh" "lib.sh" "peers.sh" "master.toml" "start-filer.sh" "start-master.sh" "start-volume.sh" "stop-master.sh" "kept.lua" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* objectstorage.mounts NAME: of every container that runs SeaweedFS, each with a piece of memory of its own, and one that they share */}}
{{- define "objectstorage.mounts" -}}
- name: configuration
  mountPath: /opt/platform
  readOnly: true
- name: signing
  mountPath: /run/signing
  readOnly: true
- name: data
  mountPath: /data
- name: run
  mountPath: /run/seaweedfs
  subPath: {{ . }}
- name: run
  mountPath: /run/signals
  subPath: signals
{{- end }}

{{/* objectstorage.environment NAME: who it is, and how much memory it has */}}
{{- define "objectstorage.environment" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: MEMORY_LIMIT
  valueFrom:
    resourceFieldRef:
      containerName: {{ . }}
      resource: limits.memory
{{- end }}

{{/* Ports on which the servers of a release reach each other */}}
{{- define "objectstorage.peerPorts" -}}
- port: master
- port: master-grpc
- port: volume
- port: volume-grpc
- port: filer
- port: filer-grpc
- port: filer-s3
- port: filer-s3-grpc
{{- end }}

{{/* objectstorage.container (dict "context" $ "resources" RESOURCES): one of SeaweedFS; versions of two numbers are its own, so it is no value which project it is */}}
{{- define "objectstorage.container" -}}
{{- $image := merge (dict "repository" "chrislusf/seaweedfs") .context.Values.image }}
{{- include "platform.container" (dict "image" $image "resources" .resources) }}
{{- end }}

{{/* What the job that makes buckets is given; the chart of an endpoint elsewhere defines the same three */}}
{{- define "objectstorage.jobFiles" -}}
settings.sh: |
  # shellcheck shell=sh disable=SC2034
  ENDPOINT={{ include "objectstorage.endpoint" . }}
  REGION=us-east-1
  MASTERS={{ include "objectstorage.masters" . }}
  FILER={{ .Release.Name }}-0.{{ include "objectstorage.domain" . }}:8888
{{- range $name := list "buckets.conf" "provision.sh" "s3.sh" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{- define "objectstorage.jobContainer" -}}
{{ include "objectstorage.container" (dict "context" . "resources" .Values.provisioning.resources) }}
{{- end }}

{{/* The volume with the certificate of the authority, if there is one */}}
{{- define "objectstorage.clientTls" -}}
{{- if .Values.tls.enabled }}
{{- include "platform.clientTlsVolume" . }}
{{- end }}
{{- end }}
