package io.railiance.platform.service.objectstorage;

import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class ObjectStorageScenarios {
  static final Map<String, String> ALL =
      Map.of(
          "single",
          "replicaCount: 1\n",
          "certified",
          "tls: {enabled: true, issuerRef: {name: platform}}\n",
          "bare",
          """
          replicaCount: 1
          metrics: {enabled: false}
          """,
          "everything",
          """
          replicaCount: 1
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          imagePullSecrets: [{name: RELEASE-users}]
          auth: {existingSecret: RELEASE-users, signingSecret: RELEASE-signing}
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
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: s3}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5671}]}]
          metrics:
            serviceMonitor: {enabled: true, labels: {release: prometheus}}
            prometheusRule: {enabled: true, labels: {release: prometheus}}
            dashboard: {enabled: true}
          """);

  private ObjectStorageScenarios() {}
}
