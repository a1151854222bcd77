{{ .Release.Name }} in {{ .Release.Namespace }}: {{ if gt (int .Values.replicaCount) 1 }}{{ .Values.replicaCount }} servers with Sentinel, behind {{ .Values.proxy.replicaCount }} HAProxy pods{{ else }}one server{{ end }}.

  reads and writes  {{ include "valkey.scheme" . }}://{{ .Release.Name }}-primary.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:6379
{{- if gt (int .Values.replicaCount) 1 }}
  reads             {{ include "valkey.scheme" . }}://{{ .Release.Name }}-replicas.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:6379
  Sentinel          {{ .Release.Name }}-sentinel.{{ .Release.Namespace }}.svc.[=platform.clusterDomain]:26379, primary is named "{{ .Release.Name }}"
{{- end }}

Users are those of the declared consumers; the user "default" is off. Their passwords are the keys of the Secret
{{ include "valkey.usersSecret" . }}, each consumer has its own in the binding Secret in its namespace.
A pod that is no declared consumer cannot connect.
{{- if eq (int .Values.replicaCount) 1 }}

ONE SERVER: while its pod restarts or its node is down, nobody is served. Every acknowledged write survives a restart of the pod;
a power cut may cost the last second (persistence.appendfsync={{ .Values.persistence.appendfsync }}). Set replicaCount=3 for failover.
{{- end }}
{{- if not .Values.persistence.enabled }}

NO VOLUME: data is gone when {{ if gt (int .Values.replicaCount) 1 }}all pods are gone at the same time{{ else }}the pod is gone{{ end }}.
{{- end }}
{{- if .Values.recovery.primary }}

recovery.primary is {{ .Values.recovery.primary }}. Empty it as soon as the service is back.
{{- end }}

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
