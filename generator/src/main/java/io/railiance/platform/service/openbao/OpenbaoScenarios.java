package io.railiance.platform.service.openbao;

import io.railiance.platform.service.common.ServerScenario;
import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class OpenbaoScenarios {
  static final Map<String, String> ALL =
      Map.of(
          "single",
          "replicaCount: 1\n",
          "five",
          "replicaCount: 5\n",
          "bare",
          """
          replicaCount: 1
          tls: {enabled: false}
          """,
          "everything",
          """
          replicaCount: 3
          image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
          tls: {existingSecret: "", issuerRef: {name: platform}}
          seal:
            type: transit
            existingSecret: RELEASE-token
            transit: {address: "https://openbao.example.org:8200", keyName: platform, verify: true}
          oidc:
            enabled: true
            issuerUrl: https://id.example.org/realms/main
            clientId: railiance-production-openbao
            audience: railiance-production-openbao
            groupsClaim: realm_access.roles
            adminGroup: platform-admins
            ca: {configMap: id-ca}
            network: {to: [{podSelector: {matchLabels: {app: id}}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: id}}}], port: 8443}
          persistence: {storageClass: fast}
          networkPolicy:
            apiServer: [10.0.0.1, "fd00:0:0:0:0:0:0:1"]
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: api}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 8200}]}]
          """
              + ServerScenario.PLACED_AND_MONITORED.replace("RELEASE-users", "RELEASE-seal"),
          "everything-single",
          """
          replicaCount: 1
          tls: {enabled: false}
          oidc:
            enabled: true
            issuerUrl: https://id.example.org
            clientId: openbao
            audience: openbao
            adminGroup: admins
            network: {to: [{ipBlock: {cidr: 203.0.113.7/32}}]}
          """
              + ServerScenario.MONITORED);

  private OpenbaoScenarios() {}
}
