#!/bin/sh
# Starts the server. In HA it always starts as a replica of nowhere: whether it becomes primary or whose replica it becomes is
# the agent's decision, made with the Sentinels (agent.sh). So no restart, however fast, brings up a second or an empty primary.
set -eu
. /opt/valkey/lib.sh
umask 0077

# After a shrink to one pod this volume may be an old replica's. Serving it would silently lose what the last primary knew.
refuse_foreign_history() {
  history=$DATA/sentinel/sentinel.conf
  [ -f "$history" ] || return 0
  last=$(sed -n "s/^sentinel monitor $RELEASE \([^. ]*\).*/\1/p" "$history")
  if [ -n "$last" ] && [ "$last" != "$POD_NAME" ] && [ "$RECOVERY_PRIMARY" != "$POD_NAME" ]; then
    log "refused: the last primary was $last, so this volume may be out of date. Go back to the former replicaCount," \
      "let $POD_NAME become primary and shrink again, or set recovery.primary=$POD_NAME to accept the data of this volume."
    exit 1
  fi
  rm -rf "$DATA/sentinel"
}

configuration() {
  cat /opt/valkey/valkey.conf
  printf 'maxmemory %s\n' "$((MEMORY_LIMIT * MAXMEMORY_PERCENT / 100))"
  printf 'appendfsync %s\n' "$APPENDFSYNC"
  printf 'aclfile %s/users.acl\n' "$RUN"
  if [ "$TLS" = yes ]; then
    printf '%s\n' 'port 0' 'tls-port 6379' 'tls-replication yes' 'tls-auth-clients no' \
      'tls-cert-file /run/tls/tls.crt' 'tls-key-file /run/tls/tls.key' 'tls-ca-cert-file /run/tls/ca.crt' \
      'tls-auto-reload-interval 60'
  fi
  if [ "$REPLICAS" -gt 1 ]; then
    printf 'replica-announce-ip %s\n' "$(fqdn "$POD_NAME")"
    printf 'replicaof %s %s\n' "$NOWHERE_HOST" "$NOWHERE_PORT"
    # 0: Sentinel never promotes it. The agent raises it once this server holds the primary's data.
    printf 'replica-priority 0\n'
    printf 'primaryuser replication\n'
    printf 'primaryauth %s\n' "$(quoted "$(cat "$RUN/replication")")"
    printf 'min-replicas-to-write %s\nmin-replicas-max-lag %s\n' "$MIN_REPLICAS_TO_WRITE" "$MIN_REPLICAS_MAX_LAG"
  fi
}

alone server
if [ "$REPLICAS" -eq 1 ]; then
  refuse_foreign_history
fi
mkdir -p "$DATA/valkey"
rm -f "$RUN/stopping"
configuration >"$RUN/valkey.conf"
exec valkey-server "$RUN/valkey.conf"
