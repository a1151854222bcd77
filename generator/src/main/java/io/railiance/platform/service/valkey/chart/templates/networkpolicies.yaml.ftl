---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "server") | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 6 }}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "test") | nindent 14 }}
        {{- if gt (int .Values.replicaCount) 1 }}
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "proxy") | nindent 14 }}
        {{- end }}
        <#list sentinelPeers as consumer>
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: [=consumer.namespace]
          podSelector:
            matchLabels:
              <#list consumer.podLabels as key, value>
              [=key]: "[=value]"
              </#list>
        </#list>
      ports:
        - port: valkey
        {{- if gt (int .Values.replicaCount) 1 }}
        - port: sentinel
        {{- end }}
    <#if peers?has_content>
    {{- if eq (int .Values.replicaCount) 1 }}
    # One pod has no proxy: the consumers come here
    - from:
        {{- include "valkey.consumerPeers" . | nindent 8 }}
      ports:
        - port: valkey
    {{- end }}
    </#if>
    {{- if .Values.metrics.enabled }}
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ .Values.metrics.allowedNamespace }}
      ports:
        - port: metrics
    {{- end }}
    {{- with .Values.networkPolicy.extraIngress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
    {{- if gt (int .Values.replicaCount) 1 }}
    - to:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
      ports:
        - port: valkey
        - port: sentinel
    {{- end }}
    {{- with .Values.networkPolicy.extraEgress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- if gt (int .Values.replicaCount) 1 }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Release.Name }}-proxy
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "proxy") | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "proxy") | nindent 6 }}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "test") | nindent 14 }}
        {{- include "valkey.consumerPeers" . | nindent 8 }}
      ports:
        - port: valkey
        - port: replicas
    {{- if .Values.metrics.enabled }}
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ .Values.metrics.allowedNamespace }}
      ports:
        - port: metrics
    {{- end }}
    {{- with .Values.networkPolicy.extraIngress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
    - to:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
      ports:
        - port: valkey
        - port: sentinel
{{- end }}
---
# The pod of helm test
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Release.Name }}-test
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "test") | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "test") | nindent 6 }}
  policyTypes:
    - Ingress
    - Egress
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
    - to:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
        {{- if gt (int .Values.replicaCount) 1 }}
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "proxy") | nindent 14 }}
        {{- end }}
      ports:
        - port: 6379
        - port: 6380
        - port: 26379
