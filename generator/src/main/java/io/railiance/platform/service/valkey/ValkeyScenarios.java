package io.railiance.platform.service.valkey;

import io.railiance.platform.service.common.ServerScenario;
import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class ValkeyScenarios {
  static final Map<String, String> ALL =
      Map.of(
          "single",
          "replicaCount: 1\n",
          "five",
          "replicaCount: 5\n",
          "bare",
          """
          replicaCount: 1
          persistence: {enabled: false}
          metrics: {enabled: false}
          """,
          "everything",
          """
          replicaCount: 3
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          auth: {existingSecret: RELEASE-users}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {enabled: true, storageClass: fast}
          recovery: {primary: RELEASE-1}
          networkPolicy:
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 6379}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 6379}]}]
          """
              + ServerScenario.PLACED_AND_MONITORED,
          "everything-single",
          """
          replicaCount: 1
          tls: {enabled: true, issuerRef: {name: platform}}
          """
              + ServerScenario.MONITORED);

  private ValkeyScenarios() {}
}
