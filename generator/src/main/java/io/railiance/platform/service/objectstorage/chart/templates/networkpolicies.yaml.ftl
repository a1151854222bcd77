---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "server") | nindent 2 }}
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
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "provisioning") | nindent 14 }}
        {{- with include "platform.consumers.all" . }}
        {{- . | nindent 8 }}
        {{- end }}
      ports:
        - port: s3
    # The shell of SeaweedFS, with which the job sets quotas: who reaches these ports may do everything
    - from:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "provisioning") | nindent 14 }}
      ports:
        - port: master
        - port: master-grpc
        - port: filer-grpc
    {{- if gt (int .Values.replicaCount) 1 }}
    - from:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
      ports:
        {{- include "objectstorage.peerPorts" . | nindent 8 }}
    {{- end }}
    {{- if .Values.metrics.enabled }}
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ .Values.metrics.allowedNamespace | quote }}
      ports:
        - port: metrics
        - port: metrics-master
        - port: metrics-volume
        - port: metrics-filer
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
        {{- include "objectstorage.peerPorts" . | nindent 8 }}
    {{- end }}
    <#if spec.inPostgresql()>
    # The names of the objects
    - to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: [=spec.metadata]
              app.kubernetes.io/component: server
      ports:
        - port: 5432
    </#if>
    {{- with .Values.networkPolicy.extraEgress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
---
# The job that makes buckets
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "provisioning" "part" "provisioning") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "provisioning") | nindent 6 }}
  policyTypes:
    - Ingress
    - Egress
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
    - to:
        - podSelector:
            matchLabels:
              {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 14 }}
      ports:
        - port: s3
        - port: master
        - port: master-grpc
        - port: filer-grpc
---
# The pod of helm test
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "test" "part" "test") | nindent 2 }}
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
      ports:
        - port: s3
