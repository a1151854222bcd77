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

{{/* platform.serviceMonitor (dict "context" $ "component" "server"): all but its endpoints, which follow, below spec */}}
{{- define "platform.serviceMonitor" -}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "platform.metadata" . | nindent 2 }}
    {{- with .context.Values.metrics.serviceMonitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "platform.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* platform.alertsAndDashboard (dict "context" $ "replicas" 3): of files/rules.yaml, files/rules-ha.yaml where there are several, one more file that "rules" names, files/dashboard.json */}}
{{- define "platform.alertsAndDashboard" -}}
{{- $context := .context }}
{{- $metrics := .context.Values.metrics }}
{{- $name := .context.Release.Name }}
{{- $server := dict "context" .context "component" "server" }}
{{- if $metrics.prometheusRule.enabled }}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  {{- include "platform.metadata" $server | nindent 2 }}
    {{- with $metrics.prometheusRule.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "platform.metricsFile" (dict "context" .context "file" "files/rules.yaml") | nindent 2 }}
  {{- if gt (int .replicas) 1 }}
  {{- include "platform.metricsFile" (dict "context" .context "file" "files/rules-ha.yaml") | replace "REPLICAS" (toString .replicas) | nindent 4 }}
  {{- end }}
  {{- with .rules }}
  {{- include "platform.metricsFile" (dict "context" $context "file" .) | nindent 4 }}
  {{- end }}
{{- end }}
{{- if $metrics.dashboard.enabled }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "platform.metadata" (merge (dict "part" "dashboard") $server) | nindent 2 }}
    {{ $metrics.dashboard.label | quote }}: "1"
data:
  {{ $name }}.json: |-
    {{- include "platform.metricsFile" (dict "context" .context "file" "files/dashboard.json") | nindent 4 }}
{{- end }}
{{- end }}
