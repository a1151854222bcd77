package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.service.common.ServerScenario;
import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class RabbitmqScenarios {
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
          auth: {existingPasswordSecret: RELEASE-users, existingErlangSecret: RELEASE-erlang-cookie}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {storageClass: fast}
          networkPolicy:
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: amqp}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5671}]}]
          """
              + ServerScenario.PLACED_AND_MONITORED,
          "everything-single",
          """
          replicaCount: 1
          tls: {enabled: true, issuerRef: {name: platform}}
          """
              + ServerScenario.MONITORED);

  private RabbitmqScenarios() {}
}
