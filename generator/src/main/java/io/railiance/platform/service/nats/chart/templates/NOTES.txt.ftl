{{ .Release.Name }} in {{ .Release.Namespace }}: {{ if gt (int .Values.replicaCount) 1 }}a NATS cluster of {{ .Values.replicaCount }} nodes{{ else }}one NATS node{{ end }}, with JetStream.

  clients  {{ include "nats.uri" . }}
  people   kubectl port-forward --namespace {{ .Release.Namespace }} {{ .Release.Name }}-0 4222, user "admin" of the system account

Users and accounts are those of the declared consumers. Passwords are the keys of the Secret {{ include "nats.usersSecret" . }}, each
consumer has its own in the binding Secret in its namespace. A pod that is no declared consumer cannot connect.
{{- if eq (int .Values.replicaCount) 1 }}

ONE NODE: while its pod restarts or its machine is down, nobody is served. Acknowledged messages of streams survive a restart of the pod.
Three nodes are another release: a volume of one node is not taken into a cluster.
{{- end }}

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
