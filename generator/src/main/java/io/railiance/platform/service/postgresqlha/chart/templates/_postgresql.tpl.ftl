{{/* Domain of the Services: <release>-rw.<this> */}}
{{- define "postgresql.domain" -}}
{{ .Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}

{{- define "postgresql.usersSecret" -}}
{{ default (printf "%s-users" .Release.Name) .Values.auth.existingSecret }}
{{- end }}

{{/* Where a write is before it is acknowledged; one server has nobody else to ask */}}
{{- define "postgresql.durability" -}}
{{ ternary "[=spec.durability.word()]" "asynchronous" (gt (int .Values.postgresql.replicaCount) 1) }}
{{- end }}

{{/* postgresql.conf. What the agent decides, it decides whatever stands here: so it must not stand here */}}
{{- define "postgresql.settings" -}}
{{- $decided := splitList " " "cluster_name config_file data_directory fsync full_page_writes hba_file hot_standby ident_file listen_addresses port primary_conninfo primary_slot_name recovery_target recovery_target_lsn recovery_target_name recovery_target_time recovery_target_timeline recovery_target_xid ssl ssl_ca_file ssl_cert_file ssl_key_file synchronous_standby_names unix_socket_directories wal_level wal_log_hints" -}}
listen_addresses = '*'
logging_collector = off
{{- range $name, $value := .Values.postgresql.parameters }}
{{- if has $name $decided }}
{{- fail (printf "postgresql.parameters.%s: the agent decides it, so leave it out" $name) }}
{{- end }}
{{ $name }} = '{{ $value | replace "\\" "\\\\" | replace "'" "''" }}'
{{- end }}
{{- end }}

{{- define "postgresql.hba" -}}
{{- .Files.Get "files/pg_hba.conf" | replace "\nhost " (ternary "\nhostssl " "\nhost " .Values.tls.enabled) | trim }}
{{- end }}

{{/* What only a start reads: its hash restarts the pods when it changes. All else is loaded */}}
{{- define "postgresql.atStart" -}}
{{- $names := splitList "\n" (.Files.Get "files/restart.txt") -}}
{{- range $name, $value := .Values.postgresql.parameters }}
{{- if has $name $names }}
{{ $name }} = {{ $value }}
{{- end }}
{{- end }}
{{- if .Values.metrics.enabled }}
{{ .Files.Get "files/start-exporter.sh" }}
{{- end }}
{{- end }}

{{/* How psql finds the release, and whom it takes for it */}}
{{- define "postgresql.client" -}}
- name: RELEASE
  value: {{ .Release.Name }}
- name: DOMAIN
  value: {{ include "postgresql.domain" . }}
- name: PGHOST
  value: {{ .Release.Name }}-rw.{{ include "postgresql.domain" . }}
{{- if .Values.tls.enabled }}
- name: PGSSLMODE
  value: verify-full
- name: PGSSLROOTCERT
  value: /run/tls/ca.crt
{{- end }}
{{- end }}
