{{/* Sign-in by an OpenID Connect provider, for values with oidc as all services have it */}}

{{/* platform.oidcEgress $: the rule that lets pods out to the issuer; nothing where it is off */}}
{{- define "platform.oidcEgress" -}}
{{- if .Values.oidc.enabled -}}
- to:
    {{- toYaml .Values.oidc.network.to | nindent 4 }}
  ports:
    - port: {{ int .Values.oidc.network.port }}
{{- end }}
{{- end }}

{{/* platform.oidcPrivate $: "yes" where the issuer's certificate is of a private authority */}}
{{- define "platform.oidcPrivate" -}}
{{- if and .Values.oidc.enabled (or .Values.oidc.ca.configMap .Values.oidc.ca.secret) }}yes{{ end }}
{{- end }}

{{/* platform.oidcVolume $: the certificate of that authority. Optional: a service does not wait for whoever signs people in. */}}
{{- define "platform.oidcVolume" -}}
- name: oidc
  {{- if .Values.oidc.ca.configMap }}
  configMap:
    name: {{ .Values.oidc.ca.configMap | quote }}
  {{- else }}
  secret:
    secretName: {{ .Values.oidc.ca.secret | quote }}
  {{- end }}
    defaultMode: 292
    optional: true
    items:
      - key: {{ .Values.oidc.ca.key | quote }}
        path: ca.crt
{{- end }}
