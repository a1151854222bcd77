{{- range .Values.aliases }}
---
# A name from before, for as long as somebody uses it
apiVersion: v1
kind: Service
metadata:
  name: {{ .name | quote }}
  namespace: {{ .namespace | quote }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "alias") | nindent 4 }}
spec:
  type: ExternalName
  externalName: {{ $.Release.Name }}-{{ .to }}.{{ $.Release.Namespace }}.svc.[=platform.clusterDomain]
{{- end }}
