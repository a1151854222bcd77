{{/* Pods of the declared consumers, as peers of a NetworkPolicy */}}
{{- define "valkey.consumerPeers" -}}
<#list peers as consumer>
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
