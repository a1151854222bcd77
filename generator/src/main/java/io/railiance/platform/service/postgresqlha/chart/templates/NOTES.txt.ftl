{{ .Release.Name }} in {{ .Release.Namespace }}: {{ if gt (int .Values.postgresql.replicaCount) 1 }}{{ .Values.postgresql.replicaCount }} servers, of which one takes writes; durability {{ include "postgresql.durability" . }}{{ else }}one server{{ end }}.

{{- if .Values.pgpool.enabled }}
  through Pgpool    {{ .Release.Name }}-pgpool.{{ include "postgresql.domain" . }}:5432
{{- end }}
  reads and writes  {{ .Release.Name }}-rw.{{ include "postgresql.domain" . }}:5432
  reads             {{ .Release.Name }}-ro.{{ include "postgresql.domain" . }}:5432
<#if databases?has_content>

Databases, each with its owner's binding Secret in its namespace:
<#list databases as database>
  [=database.name]  {{ .Release.Name }}-[=database.name?replace("_", "-")] in [=database.consumer.namespace]
</#list>
</#if>

A pod that is no declared consumer cannot connect, and no role can use another's database. The superuser comes in by the socket alone:

  kubectl exec --namespace {{ .Release.Namespace }} {{ .Release.Name }}-0 --container postgresql -it -- ha status
  kubectl exec --namespace {{ .Release.Namespace }} {{ .Release.Name }}-0 --container postgresql -it -- psql -h /run/ha/agent/socket -U postgres
{{- if eq (int .Values.postgresql.replicaCount) 1 }}

ONE SERVER: while its pod restarts or its node is down, nobody is served, and what its volume loses is lost.
{{- end }}
{{- if not .Values.tls.enabled }}

NO TLS: what clients and servers say to each other can be read on the way{{ if .Values.pgpool.enabled }}, and so can the passwords that clients tell Pgpool{{ end }}.
{{- end }}
{{- if not .Values.networkPolicy.apiServer }}

The servers may reach any address on ports 443 and 6443, for the address of the Kubernetes API is not known: set networkPolicy.apiServer.
{{- end }}

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
