{{/* TLS, for values with tls as all services have it */}}

{{/* platform.tlsSecret $: with tls.crt, tls.key and ca.crt */}}
{{- define "platform.tlsSecret" -}}
{{ default (printf "%s-tls" .Release.Name) .Values.tls.existingSecret }}
{{- end }}

{{/* platform.tlsVolume $: certificate and key, for a server */}}
{{- define "platform.tlsVolume" -}}
- name: tls
  secret:
    secretName: {{ include "platform.tlsSecret" . | quote }}
    defaultMode: 288
{{- end }}

{{/* platform.clientTlsVolume $: the certificate of the authority alone, for a client */}}
{{- define "platform.clientTlsVolume" -}}
{{ include "platform.tlsVolume" . }}
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}

{{/* platform.certificate (dict "context" $ "component" "server" "services" (list "pg-rw" "*.pg-headless")): asks cert-manager for it */}}
{{- define "platform.certificate" -}}
{{- $tls := .context.Values.tls }}
{{- if and $tls.enabled $tls.issuerRef.name }}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  {{- include "platform.metadata" (dict "context" .context "component" .component "part" "tls") | nindent 2 }}
spec:
  secretName: {{ include "platform.tlsSecret" .context | quote }}
  dnsNames:
    {{- $release := .context.Release }}
    {{- range .services }}
    - {{ printf "%s.%s.svc.[=platform.clusterDomain]" . $release.Namespace | quote }}
    {{- end }}
  privateKey:
    algorithm: ECDSA
    size: 256
    rotationPolicy: Always
  usages:
    - digital signature
    - server auth
    - client auth
  issuerRef:
    group: cert-manager.io
    kind: {{ $tls.issuerRef.kind }}
    name: {{ $tls.issuerRef.name | quote }}
{{- end }}
{{- end }}
