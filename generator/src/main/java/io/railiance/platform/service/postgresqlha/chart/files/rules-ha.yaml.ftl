# Alerts that only make sense with several servers: a second group
- name: RELEASE.NAMESPACE.ha
  rules:
    - alert: PostgresqlTwoPrimaries
      expr: sum(ha_leader{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http"}) > 1
      for: 1m
      labels:
        severity: critical
      annotations:
        summary: "{{ $value }} servers of RELEASE say that they take writes"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqltwoprimaries
    - alert: PostgresqlStandbyMissing
      expr: ha_role{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http", role="none"} == 1
      for: 10m
      labels:
        severity: warning
      annotations:
        summary: "{{ $labels.pod }} neither leads nor follows"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqlstandbymissing
    - alert: PostgresqlStandbyLags
      expr: max by (node) (ha_lag_bytes{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http"}) > 64 * 1024 * 1024
      for: 5m
      labels:
        severity: warning
      annotations:
        summary: "{{ $labels.node }} lacks {{ $value | humanize1024 }}B of log"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqlstandbylags
    - alert: PostgresqlSlotRunsOut
      expr: |
        max by (pod, slot_name) (pg_replication_slot_wal_status{namespace="NAMESPACE", service="RELEASE-headless", endpoint="metrics", wal_status=~"unreserved|lost"}) == 1
      for: 5m
      labels:
        severity: warning
      annotations:
        summary: "Slot {{ $labels.slot_name }} of {{ $labels.pod }} loses the log that its standby needs"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqlslotrunsout
    - alert: PostgresqlFailsOverOften
      expr: sum(increase(ha_promotions_total{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http"}[1h])) > 3
      labels:
        severity: warning
      annotations:
        summary: "{{ $value | humanize }} servers became primary within an hour"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqlfailsoveroften
    <#if spec.durability.name() != "ASYNCHRONOUS">
    - alert: PostgresqlOneCopyOnly
      expr: |
        max(ha_quorum_writes{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http"} and on (pod) ha_leader{namespace="NAMESPACE", service="RELEASE-headless", endpoint="http"} == 1) < 2
      for: 5m
      labels:
        severity: warning
      annotations:
        summary: "A write to RELEASE is on one disk alone when it is acknowledged"
        runbook_url: RUNBOOKS/postgresql-ha.md#postgresqlonecopyonly
    </#if>
