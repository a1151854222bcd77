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
          "public-issuer",
          """
          replicaCount: 1
          oidc:
            enabled: true
            issuerUrl: https://id.example.org
            clientId: rabbitmq
            audience: rabbitmq
            adminGroup: admins
            network: {to: [{ipBlock: {cidr: 0.0.0.0/0}}]}
          """
              + ServerScenario.MONITORED,
          "everything",
          """
          replicaCount: 3
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          auth: {existingPasswordSecret: RELEASE-users, existingErlangSecret: RELEASE-erlang-cookie}
          tls: {enabled: true, existingSecret: RELEASE-users}
          oidc:
            enabled: true
            issuerUrl: https://id.example.org/realms/main
            clientId: railiance-production-rabbitmq
            audience: railiance-production-rabbitmq
            adminGroup: platform-admins
            ca: {configMap: id-ca}
            network: {to: [{podSelector: {matchLabels: {app: id}}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: id}}}], port: 8443}
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
          oidc:
            enabled: true
            issuerUrl: https://id.example.org
            clientId: rabbitmq
            audience: rabbitmq
            scopes: [groups]
            userClaim: sub
            groupsClaim: realm_access.roles
            adminGroup: /platform/admins
            ca: {secret: id-ca, key: authority.pem}
            network: {to: [{ipBlock: {cidr: 203.0.113.7/32}}]}
          """
              + ServerScenario.MONITORED);

  private RabbitmqScenarios() {}
}
