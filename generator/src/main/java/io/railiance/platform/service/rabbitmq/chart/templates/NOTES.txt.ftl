{{ .Release.Name }} in {{ .Release.Namespace }}: {{ if gt (int .Values.replicaCount) 1 }}a RabbitMQ cluster of {{ .Values.replicaCount }} nodes{{ else }}one RabbitMQ node{{ end }}.

  clients  {{ include "rabbitmq.uri" . }}/VIRTUAL-HOST
  pages    kubectl port-forward --namespace {{ .Release.Namespace }} {{ .Release.Name }}-0 15672, then http://localhost:15672, user "admin"
{{- if .Values.oidc.enabled }}
           or sign in at {{ .Values.oidc.issuerUrl }}, as one of the group "{{ .Values.oidc.adminGroup }}"
{{- end }}

Users and virtual hosts are those of the declared consumers; there is no user "guest". Passwords are the keys of the Secret
{{ include "rabbitmq.usersSecret" . }}, each consumer has its own in the binding Secret in its namespace.
A pod that is no declared consumer cannot connect.
{{- if eq (int .Values.replicaCount) 1 }}

ONE NODE: while its pod restarts or its machine is down, nobody is served. Confirmed messages in quorum queues survive a restart of the
pod. Set replicaCount=3 so that one node may be lost.
{{- end }}

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
