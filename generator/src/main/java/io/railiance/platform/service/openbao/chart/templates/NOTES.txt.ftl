{{ .Release.Name }} in {{ .Release.Namespace }}: {{ if gt (int .Values.replicaCount) 1 }}an OpenBao cluster of {{ .Values.replicaCount }} nodes{{ else }}one OpenBao node{{ end }}.

  clients  {{ include "openbao.uri" . }}
  people   kubectl port-forward --namespace {{ .Release.Namespace }} {{ .Release.Name }}-0 8200, and a token from
           kubectl create token --namespace {{ .Release.Namespace }} {{ .Release.Name }}-admin --audience openbao, role "admin" of auth/kubernetes
{{- if .Values.oidc.enabled }}
           or a token of {{ .Values.oidc.issuerUrl }} of one of the group "{{ .Values.oidc.adminGroup }}", role "admin" of auth/jwt
{{- end }}

Nodes unseal themselves, {{ if eq .Values.seal.type "static" }}by the key in the Secret {{ include "openbao.sealSecret" . }}. It opens all data. KEEP A COPY of it where no backup of the
data is: nobody can make it anew, and without it all secrets are gone{{ else }}by {{ .Values.seal.transit.address }}, which must be up when a pod starts{{ end }}.

There is no root token. Paths, policies and roles are those of the declared consumers; a pod that is no declared consumer cannot connect.
{{- if not .Values.tls.enabled }}

NOTHING IS ENCRYPTED on the way: tls.enabled is false, and secrets and tokens can be read by whoever reads the network.
{{- end }}
{{- if not .Values.networkPolicy.apiServer }}

The servers may reach any address on ports 443 and 6443, for the address of the Kubernetes API is not known: set networkPolicy.apiServer.
{{- end }}
{{- if eq (int .Values.replicaCount) 1 }}

ONE NODE: while its pod restarts or its machine is down, nobody is served. Set replicaCount=3 so that one node may be lost.
{{- end }}

  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }} --logs
