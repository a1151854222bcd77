<#-- @ftlvariable name="spec" type="io.railiance.platform.service.echo.Echo.Spec" -->
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "echo") | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "echo") | nindent 4 }}
spec:
  replicas: 1
  selector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "echo") | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "platform.selectorLabels" (dict "context" $ "component" "echo") | nindent 8 }}
    spec:
      {{- include "platform.pod" (dict "serviceAccount" .Release.Name) | nindent 6 }}
      containers:
        - name: echo
          {{- include "platform.container" (dict "image" .Values.image "resources" .Values.resources) | nindent 10 }}
          args: ["sh", "-c", "echo [=spec.greeting]; sleep infinity"]
          startupProbe: {exec: {command: ["true"]}}
          livenessProbe: {exec: {command: ["true"]}, periodSeconds: 30}
          readinessProbe: {exec: {command: ["test", "-d", "/tmp"]}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "platform.labels" (dict "context" $ "component" "echo") | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "echo") | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "platform.dnsEgress" . | nindent 4 }}
