{{/* Shared by all charts of the platform. */}}

{{/* platform.selectorLabels (dict "context" $ "component" "server"): in selectors and on pods; nothing that ever changes */}}
{{- define "platform.selectorLabels" -}}
app.kubernetes.io/name: {{ .context.Chart.Name }}
app.kubernetes.io/instance: {{ .context.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* platform.labels (dict "context" $ "component" "server"): on objects only, never on pods, for a new version must not restart any */}}
{{- define "platform.labels" -}}
{{ include "platform.selectorLabels" . }}
app.kubernetes.io/version: {{ .context.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: [=platform.name]
app.kubernetes.io/managed-by: {{ .context.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .context.Chart.Name .context.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* platform.metadata (dict "context" $ "component" "proxy" "part" "proxy"): of an object named <release>-<part>; without a part, <release> */}}
{{- define "platform.metadata" -}}
name: {{ .context.Release.Name }}{{ with .part }}-{{ . }}{{ end }}
namespace: {{ .context.Release.Namespace }}
labels:
  {{- include "platform.labels" . | nindent 2 }}
{{- end }}

{{/* platform.image IMAGE: registry/repository:tag@digest, of which each but the repository may lack */}}
{{- define "platform.image" -}}
{{- with .registry }}{{ . }}/{{ end }}{{ .repository }}{{ with .tag }}:{{ . }}{{ end }}{{ with .digest }}@{{ . }}{{ end }}
{{- end }}

{{/* platform.container (dict "image" IMAGE "resources" RESOURCES): what every container of every pod has, in one place */}}
{{- define "platform.container" -}}
image: {{ include "platform.image" .image }}
imagePullPolicy: {{ .image.pullPolicy }}
securityContext:
  {{- include "platform.containerSecurityContext" . | nindent 2 }}
resources:
  {{- toYaml .resources | nindent 2 }}
{{- end }}

{{- define "platform.containerSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
privileged: false
readOnlyRootFilesystem: true
runAsGroup: 10001
runAsNonRoot: true
runAsUser: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* platform.pod (dict "serviceAccount" NAME): what every pod has */}}
{{- define "platform.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
serviceAccountName: {{ .serviceAccount }}
dnsConfig:
  options:
    - name: ndots
      value: "2"
    - name: timeout
      value: "1"
    - name: attempts
      value: "3"
securityContext:
  {{- include "platform.podSecurityContext" . | nindent 2 }}
{{- end }}

{{- define "platform.podSecurityContext" -}}
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
runAsGroup: 10001
runAsNonRoot: true
runAsUser: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* platform.antiAffinity (dict "context" $ "component" "server"): one a node where there are enough nodes */}}
{{- define "platform.antiAffinity" -}}
podAntiAffinity:
  preferredDuringSchedulingIgnoredDuringExecution:
    - weight: 100
      podAffinityTerm:
        topologyKey: kubernetes.io/hostname
        labelSelector:
          matchLabels:
            {{- include "platform.selectorLabels" . | nindent 12 }}
{{- end }}

{{/* platform.topologySpread (dict "context" $ "component" "server"): the default where the values name no constraints */}}
{{- define "platform.topologySpread" -}}
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "platform.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* platform.disruptionBudget (dict "context" $ "component" "server"): one pod at a time, and one that is broken anyway is no reason to wait */}}
{{- define "platform.disruptionBudget" -}}
maxUnavailable: 1
unhealthyPodEvictionPolicy: AlwaysAllow
selector:
  matchLabels:
    {{- include "platform.selectorLabels" . | nindent 4 }}
{{- end }}

{{/* platform.dnsEgress: the one rule to the cluster's DNS */}}
{{- define "platform.dnsEgress" -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          k8s-app: kube-dns
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end }}
