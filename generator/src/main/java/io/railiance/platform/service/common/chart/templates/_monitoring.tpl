{{/* platform.metricsIngress $: the rule that lets Prometheus in */}}
{{- define "platform.metricsIngress" -}}
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Values.metrics.allowedNamespace | quote }}
  ports:
    - port: metrics
{{- end }}

{{/* platform.metricsFile (dict "context" $ "file" "files/rules.yaml"): with the names of this release, for alerts and dashboards have their own braces */}}
{{- define "platform.metricsFile" -}}
{{- $runbooks := .context.Values.metrics.prometheusRule.runbookBaseUrl }}
{{- .context.Files.Get .file | replace "RELEASE" .context.Release.Name | replace "NAMESPACE" .context.Release.Namespace | replace "RUNBOOKS" $runbooks | trim }}
{{- end }}
