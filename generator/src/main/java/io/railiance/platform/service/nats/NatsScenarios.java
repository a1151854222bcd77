package io.railiance.platform.service.nats;

import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class NatsScenarios {
  static final Map<String, String> ALL =
      Map.of(
          "single",
          "replicaCount: 1\n",
          "five",
          "replicaCount: 5\n",
          "bare",
          """
          replicaCount: 1
          metrics: {enabled: false}
          """,
          "everything",
          """
          replicaCount: 3
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          imagePullSecrets: [{name: RELEASE-users}]
          auth: {existingPasswordSecret: RELEASE-users, existingRouteSecret: RELEASE-routes}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {storageClass: fast}
          nodeSelector: {disk: ssd}
          tolerations: [{key: dedicated, operator: Exists, effect: NoSchedule}]
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app.kubernetes.io/component: server}}
          priorityClassName: system-cluster-critical
          networkPolicy:
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: client}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 4222}]}]
          metrics:
            serviceMonitor: {enabled: true, labels: {release: prometheus}}
            prometheusRule: {enabled: true, labels: {release: prometheus}}
            dashboard: {enabled: true}
          """,
          "everything-single",
          """
          replicaCount: 1
          tls: {enabled: true, issuerRef: {name: platform}}
          metrics:
            serviceMonitor: {enabled: true}
            prometheusRule: {enabled: true}
            dashboard: {enabled: true}
          """);

  private NatsScenarios() {}
}
