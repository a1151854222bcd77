{{- define "objectstorage.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingSecret }}
{{- end }}

{{/* What clients connect to */}}
{{- define "objectstorage.endpoint" -}}
{{ ternary "https" "http" .Values.endpoint.tls }}://{{ .Values.endpoint.host }}:{{ int .Values.endpoint.port }}
{{- end }}

{{/* What the jobs are given */}}
{{- define "objectstorage.jobFiles" -}}
settings.sh: |
  # shellcheck shell=sh disable=SC2034
  ENDPOINT={{ include "objectstorage.endpoint" . }}
  REGION={{ .Values.endpoint.region }}
  USERS_SECRET={{ include "objectstorage.usersSecret" . }}
  SHARED_KEYS={{ ternary "yes" "no" .Values.provisioning.sharedKeys }}
buckets.conf: |
  {{- .Files.Get "files/buckets.conf" | trim | nindent 2 }}
s3.sh: |
  {{- .Files.Get "files/s3.sh" | trim | nindent 2 }}
{{- range $name := list "keys.sh" "provision.sh" "verify.sh" }}
{{ $name }}: |
  {{- $.Files.Get (printf "files/external/%s" $name) | trim | nindent 2 }}
{{- end }}
{{- end }}

{{- define "objectstorage.jobContainer" -}}
{{ include "platform.container" (dict "image" .Values.image "resources" .Values.provisioning.resources) }}
{{- end }}

{{/* The volume with the certificate of the authority, if it is one of your own */}}
{{- define "objectstorage.clientTls" -}}
{{- with .Values.endpoint.caSecret }}
- name: tls
  secret:
    secretName: {{ . | quote }}
    defaultMode: 288
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}
{{- end }}
