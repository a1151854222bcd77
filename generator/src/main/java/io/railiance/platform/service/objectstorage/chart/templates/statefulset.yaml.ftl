---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "platform.metadata" (dict "context" $ "component" "server") | nindent 2 }}
spec:
  replicas: {{ int .Values.replicaCount }}
  serviceName: {{ .Release.Name }}-headless
  # A master that starts needs the others, so none waits for another to be ready
  podManagementPolicy: Parallel
  minReadySeconds: {{ ternary 10 0 (gt (int .Values.replicaCount) 1) }}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 6 }}
  persistentVolumeClaimRetentionPolicy:
    whenDeleted: Retain
    whenScaled: Retain
  template:
    metadata:
      labels:
        {{- include "platform.selectorLabels" (dict "context" $ "component" "server") | nindent 8 }}
      annotations:
        checksum/configuration: {{ include "objectstorage.configuration" . | sha256sum | quote }}
    spec:
      {{- include "platform.pod" (dict "serviceAccount" .Release.Name) | nindent 6 }}
      terminationGracePeriodSeconds: 60
      {{- include "platform.scheduling" . | nindent 6 }}
      affinity:
        {{- include "platform.antiAffinity" (dict "context" $ "component" "server") | nindent 8 }}
      topologySpreadConstraints:
        {{- if .Values.topologySpreadConstraints }}
        {{- toYaml .Values.topologySpreadConstraints | nindent 8 }}
        {{- else }}
        {{- include "platform.topologySpread" (dict "context" $ "component" "server") | nindent 8 }}
        {{- end }}
      containers:
        - name: master
          {{- include "objectstorage.container" (dict "context" $ "resources" .Values.master.resources) | nindent 10 }}
          command: ["/bin/sh", "/opt/platform/start-master.sh"]
          env:
            {{- include "objectstorage.environment" "master" | nindent 12 }}
          ports:
            - name: master
              containerPort: 9333
            - name: master-grpc
              containerPort: 19333
            {{- if .Values.metrics.enabled }}
            - name: metrics-master
              containerPort: 9324
            {{- end }}
          # started, alive: it answers; ready: it knows who leads
          startupProbe:
            tcpSocket:
              port: master
            periodSeconds: 1
            failureThreshold: 120
          livenessProbe:
            tcpSocket:
              port: master
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 4
          readinessProbe:
            httpGet:
              path: /cluster/healthz
              port: master
            periodSeconds: 2
            timeoutSeconds: 3
            failureThreshold: 3
          lifecycle:
            preStop:
              exec:
                command: ["/bin/sh", "/opt/platform/stop-master.sh"]
          volumeMounts:
            {{- include "objectstorage.mounts" "master" | nindent 12 }}
        - name: volume
          {{- include "objectstorage.container" (dict "context" $ "resources" .Values.volume.resources) | nindent 10 }}
          command: ["/bin/sh", "/opt/platform/start-volume.sh"]
          env:
            {{- include "objectstorage.environment" "volume" | nindent 12 }}
          ports:
            - name: volume
              containerPort: 8080
            - name: volume-grpc
              containerPort: 18080
            {{- if .Values.metrics.enabled }}
            - name: metrics-volume
              containerPort: 9325
            {{- end }}
          # started: it has read its indexes; alive: it takes connections; ready: it answers
          startupProbe:
            tcpSocket:
              port: volume
            periodSeconds: 1
            failureThreshold: 900
          livenessProbe:
            tcpSocket:
              port: volume
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 4
          readinessProbe:
            httpGet:
              path: /status
              port: volume
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 3
          volumeMounts:
            {{- include "objectstorage.mounts" "volume" | nindent 12 }}
        - name: filer
          {{- include "objectstorage.container" (dict "context" $ "resources" .Values.filer.resources) | nindent 10 }}
          command: ["/bin/sh", "/opt/platform/start-filer.sh"]
          env:
            {{- include "objectstorage.environment" "filer" | nindent 12 }}
          ports:
            - name: filer
              containerPort: 8888
            - name: filer-grpc
              containerPort: 18888
            - name: filer-s3
              containerPort: 8334
            - name: filer-s3-grpc
              containerPort: 18334
            {{- if .Values.metrics.enabled }}
            - name: metrics-filer
              containerPort: 9326
            {{- end }}
          # started, alive: S3 takes connections; ready: the store answers
          startupProbe:
            tcpSocket:
              port: filer-s3
            periodSeconds: 1
            failureThreshold: 900
          livenessProbe:
            tcpSocket:
              port: filer-s3
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 12
          readinessProbe:
            httpGet:
              path: /healthz
              port: filer
            periodSeconds: 2
            timeoutSeconds: 3
            failureThreshold: 3
          lifecycle:
            preStop:
              exec:
                # until the gateway has let its clients go
                command: ["sleep", "16"]
          volumeMounts:
            {{- include "objectstorage.mounts" "filer" | nindent 12 }}
            - name: run
              mountPath: /run/gateway
              subPath: gateway
            - name: users
              mountPath: /run/users
              readOnly: true
            - name: buckets
              mountPath: /etc/buckets
              readOnly: true
            <#if spec.inPostgresql()>
            - name: metadata
              mountPath: /run/metadata
              readOnly: true
            </#if>
        - name: gateway
          {{- include "platform.container" (dict "image" .Values.gateway.image "resources" .Values.gateway.resources) | nindent 10 }}
          command: ["haproxy", "-db", "-f", "/opt/platform/haproxy.cfg"]
          ports:
            - name: s3
              containerPort: 8333
            - name: metrics
              containerPort: 8404
          startupProbe:
            httpGet:
              path: /started
              port: metrics
            periodSeconds: 1
            failureThreshold: 60
          livenessProbe:
            httpGet:
              path: /alive
              port: metrics
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 4
          readinessProbe:
            httpGet:
              path: /ready
              port: metrics
            periodSeconds: 1
            timeoutSeconds: 2
            failureThreshold: 2
          lifecycle:
            preStop:
              exec:
                # until no node sends it new connections
                command: ["sleep", "5"]
          volumeMounts:
            - name: configuration
              mountPath: /opt/platform
              readOnly: true
            - name: run
              mountPath: /run/gateway
              subPath: gateway
              readOnly: true
            {{- if .Values.tls.enabled }}
            - name: tls
              mountPath: /run/tls
              readOnly: true
            {{- end }}
      volumes:
        - name: configuration
          configMap:
            name: {{ .Release.Name }}-configuration
            defaultMode: 365
        - name: buckets
          configMap:
            name: {{ .Release.Name }}-buckets
        - name: users
          secret:
            secretName: {{ include "objectstorage.usersSecret" . | quote }}
            defaultMode: 288
        - name: signing
          secret:
            secretName: {{ default (printf "%s-signing" .Release.Name) .Values.auth.signingSecret | quote }}
            defaultMode: 288
        <#if spec.inPostgresql()>
        - name: metadata
          secret:
            secretName: {{ printf "[=spec.metadata]-%s" .Release.Name | quote }}
            defaultMode: 288
        </#if>
        {{- if .Values.tls.enabled }}
        {{- include "platform.tlsVolume" . | nindent 8 }}
        {{- end }}
        - name: run
          emptyDir:
            medium: Memory
            sizeLimit: 16Mi
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes:
          - ReadWriteOnce
        {{- with .Values.persistence.storageClass }}
        storageClassName: {{ . | quote }}
        {{- end }}
        resources:
          requests:
            storage: {{ .Values.persistence.size | quote }}
