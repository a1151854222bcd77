---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "provisioning" "part" "provisioning") | nindent 2 }}
data:
  {{- include "objectstorage.jobFiles" . | nindent 2 }}
---
# Runs after each install and each upgrade, which fails if it does
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "provisioning" "part" "provisioning") | nindent 2 }}
  annotations:
    helm.sh/hook: post-install,post-upgrade,post-rollback
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  activeDeadlineSeconds: {{ int .Values.provisioning.deadlineSeconds }}
  backoffLimit: 6
  template:
    metadata:
      labels:
        {{- include "platform.selectorLabels" (dict "context" $ "component" "provisioning") | nindent 8 }}
    spec:
      {{- include "platform.pod" (dict "serviceAccount" .Release.Name) | nindent 6 }}
      {{- include "platform.scheduling" . | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: provisioning
          {{- include "objectstorage.jobContainer" . | nindent 10 }}
          command: ["/bin/sh", "/opt/provision/provision.sh"]
          volumeMounts:
            - name: scripts
              mountPath: /opt/provision
              readOnly: true
            - name: users
              mountPath: /run/users
              readOnly: true
            - name: tmp
              mountPath: /tmp
            {{- if include "objectstorage.clientTls" . }}
            - name: tls
              mountPath: /run/tls
              readOnly: true
            {{- end }}
      volumes:
        - name: scripts
          configMap:
            name: {{ .Release.Name }}-provisioning
        - name: users
          secret:
            secretName: {{ include "objectstorage.usersSecret" . | quote }}
            defaultMode: 288
            <#if !spec.elsewhere()>
            items:
              - key: provisioner
                path: provisioner
            </#if>
        - name: tmp
          emptyDir:
            medium: Memory
            sizeLimit: 4Mi
        {{- with include "objectstorage.clientTls" . }}
        {{- . | nindent 8 }}
        {{- end }}
