<#if spec.elsewhere()>
{{ .Release.Name }} in {{ .Release.Namespace }}: buckets at an S3 endpoint that exists elsewhere.

  clients  {{ include "objectstorage.endpoint" . }} (region {{ .Values.endpoint.region }}, path style)

Buckets are those of the declared consumers. Each has its key in the binding Secret in its namespace. No pod here serves anything: whether the
endpoint answers, and what it loses, is its owner's. A consumer's own NetworkPolicy must let it reach the endpoint.
<#else>
{{ .Release.Name }} in {{ .Release.Namespace }}: SeaweedFS on {{ .Values.replicaCount }} pod{{ if gt (int .Values.replicaCount) 1 }}s, each object on two of them{{ end }}.

  clients  {{ include "objectstorage.endpoint" . }} (region us-east-1, path style)

Buckets and keys are those of the declared consumers. Each has its own in the binding Secret in its namespace, which opens its bucket and
nothing else; a pod that is no declared consumer cannot connect.
<#if spec.inPostgresql()>
The names of the objects are in PostgreSQL, release [=spec.metadata]: while it is down nothing is read or written here, and a backup of one
without the other is worth nothing. Do not keep PostgreSQL's own backups here.
<#else>
The names of the objects are on the pod's volume, in one place: with it all objects are lost.
</#if>
{{- if eq (int .Values.replicaCount) 1 }}

ONE POD: while it restarts or its machine is down, nobody is served. What its volume loses is lost.
{{- end }}
</#if>

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
