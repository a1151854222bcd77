package io.railiance.platform.service.common;

/** What a scenario sets of the values that all servers have, so that every branch is taken. */
public final class ServerScenario {
  /** What Prometheus and Grafana get, without labels. */
  public static final String MONITORED =
      """
      metrics:
        serviceMonitor: {enabled: true}
        prometheusRule: {enabled: true}
        dashboard: {enabled: true}
      """;

  /** Where pods run, and what Prometheus and Grafana get, with labels. */
  public static final String PLACED_AND_MONITORED =
      """
      imagePullSecrets: [{name: RELEASE-users}]
      nodeSelector: {disk: ssd}
      tolerations: [{key: dedicated, operator: Exists, effect: NoSchedule}]
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: {matchLabels: {app.kubernetes.io/component: server}}
      priorityClassName: system-cluster-critical
      metrics:
        serviceMonitor: {enabled: true, labels: {release: prometheus}}
        prometheusRule: {enabled: true, labels: {release: prometheus}}
        dashboard: {enabled: true}
      """;

  private ServerScenario() {}
}
