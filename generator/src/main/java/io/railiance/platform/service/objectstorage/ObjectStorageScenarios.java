package io.railiance.platform.service.objectstorage;

import io.railiance.platform.service.common.ServerScenario;
import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class ObjectStorageScenarios {
  static final Map<String, String> SEAWEEDFS =
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
          auth: {existingSecret: RELEASE-users, signingSecret: RELEASE-signing}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {storageClass: fast}
          networkPolicy:
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: s3}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5671}]}]
          """
              + ServerScenario.PLACED_AND_MONITORED);

  static final Map<String, String> EXTERNAL =
      Map.of(
          "everything",
          """
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          imagePullSecrets: [{name: RELEASE-users}]
          endpoint: {port: 9000, tls: false, region: eu-central-1, caSecret: RELEASE-users}
          auth: {existingSecret: RELEASE-users}
          provisioning: {sharedKeys: true}
          nodeSelector: {disk: ssd}
          tolerations: [{key: dedicated, operator: Exists, effect: NoSchedule}]
          priorityClassName: system-cluster-critical
          networkPolicy:
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5671}]}]
          """);

  private ObjectStorageScenarios() {}
}
