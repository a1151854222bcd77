package io.railiance.platform.service.postgresqlha;

import io.railiance.platform.service.common.ServerScenario;
import java.util.Map;

/** Values that take every branch of the templates at least once. */
final class PostgresqlHaScenarios {
  static final Map<String, String> ALL =
      Map.of(
          "single",
          "postgresql: {replicaCount: 1}\n",
          "five",
          "postgresql: {replicaCount: 5}\ntls: {enabled: true, issuerRef: {name: platform, kind: Issuer}}\n",
          "bare",
          """
          postgresql: {replicaCount: 1}
          pgpool: {enabled: false}
          tls: {enabled: false}
          metrics: {enabled: false, serviceMonitor: {enabled: true}}
          """,
          "everything",
          """
          postgresql:
            replicaCount: 3
            image: {digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
            parameters: {work_mem: 8MB, shared_buffers: 256MB, log_line_prefix: "%m '\\\\' ", pg_stat_statements.max: "1000"}
          auth: {existingSecret: RELEASE-users, rolesSecret: RELEASE-roles}
          tls: {enabled: true, existingSecret: RELEASE-users}
          persistence: {storageClass: fast}
          pgpool: {replicaCount: 1, useLoadBalancing: true}
          networkPolicy:
            apiServer: [10.0.0.1, "fd00:0:0:0:0:0:0:1"]
            extraIngress: [{from: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5432}]}]
            extraEgress: [{to: [{podSelector: {matchLabels: {app: console}}}], ports: [{port: 5432}]}]
          aliases:
            - {name: gitea-postgresql-ha-pgpool, namespace: gitea, to: pgpool}
            - {name: gitea-postgresql-ha-read, namespace: gitea, to: ro}
          """
              + ServerScenario.PLACED_AND_MONITORED);

  private PostgresqlHaScenarios() {}
}
