package io.railiance.platform.service.nats;

import io.railiance.platform.service.common.ServerScenario;
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
          auth: {existingPasswordSecret: RELEASE-users, existingRouteSecret: RELEASE-routes}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {storageClass: fast}
          networkPolicy:
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: client}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 4222}]}]
          """
              + ServerScenario.PLACED_AND_MONITORED,
          "everything-single",
          """
          replicaCount: 1
          tls: {enabled: true, issuerRef: {name: platform}}
          """
              + ServerScenario.MONITORED);

  private NatsScenarios() {}
}
