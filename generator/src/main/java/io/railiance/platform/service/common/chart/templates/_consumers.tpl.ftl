{{/* Pods of declared consumers, as peers of a NetworkPolicy; nothing where there are none */}}
<#list consumers as group, members>
{{- define "platform.consumers.[=group]" -}}
<#list members as consumer>
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: [=consumer.namespace]
  podSelector:
    matchLabels:
      <#list consumer.podLabels as key, value>
      [=key]: "[=value]"
      </#list>
</#list>
{{- end }}
</#list>
