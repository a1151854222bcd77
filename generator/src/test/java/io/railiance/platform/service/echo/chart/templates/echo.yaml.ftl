apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "echo") | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "echo") | nindent 2 }}
spec:
  activeDeadlineSeconds: 60
  backoffLimit: 0
  ttlSecondsAfterFinished: 600
  template:
    metadata:
      labels:
        {{- include "platform.selectorLabels" (dict "context" $ "component" "echo") | nindent 8 }}
    spec:
      {{- include "platform.pod" (dict "serviceAccount" .Release.Name) | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: echo
          {{- include "platform.container" (dict "image" .Values.image "resources" .Values.resources) | nindent 10 }}
          args: ["echo", "[=spec.greeting]"]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "echo") | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "echo") | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
