# Alerts of one release; RELEASE, NAMESPACE and RUNBOOKS are replaced by the chart. rules-ha.yaml is appended where there are several servers.
groups:
  - name: RELEASE.NAMESPACE
    rules:
      - alert: ValkeyDown
        expr: redis_up{namespace="NAMESPACE", service="RELEASE-headless", endpoint="metrics"} == 0
        for: 2m
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.pod }} does not answer its exporter"
          runbook_url: RUNBOOKS/valkey.md#valkeydown
      - alert: ValkeyNoPrimary
        expr: (count(redis_instance_info{namespace="NAMESPACE", service="RELEASE-headless", role="master"}) or vector(0)) == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: "No server of RELEASE is primary: nobody can write"
          runbook_url: RUNBOOKS/valkey.md#valkeynoprimary
      - alert: ValkeyMemoryHigh
        expr: |
          redis_memory_used_bytes{namespace="NAMESPACE", service="RELEASE-headless", endpoint="metrics"}
            / (redis_memory_max_bytes{namespace="NAMESPACE", service="RELEASE-headless", endpoint="metrics"} > 0) > 0.85
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.pod }} uses {{ $value | humanizePercentage }} of maxmemory"
          runbook_url: RUNBOOKS/valkey.md#valkeymemoryhigh
      <#if spec.purpose.name() == "STORE">
      - alert: ValkeyEvictsFromStore
        expr: increase(redis_evicted_keys_total{namespace="NAMESPACE", service="RELEASE-headless"}[10m]) > 0
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.pod }} has evicted keys that must not go"
          runbook_url: RUNBOOKS/valkey.md#valkeyevictsfromstore
      </#if>
      - alert: ValkeyRejectsConnections
        expr: increase(redis_rejected_connections_total{namespace="NAMESPACE", service="RELEASE-headless"}[5m]) > 0
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.pod }} has reached maxclients"
          runbook_url: RUNBOOKS/valkey.md#valkeyrejectsconnections
      - alert: ValkeyAofFails
        expr: |
          redis_aof_last_write_status{namespace="NAMESPACE", service="RELEASE-headless"} == 0
            or redis_aof_last_bgrewrite_status{namespace="NAMESPACE", service="RELEASE-headless"} == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: "{{ $labels.pod }} cannot write its append-only file"
          runbook_url: RUNBOOKS/valkey.md#valkeyaoffails
