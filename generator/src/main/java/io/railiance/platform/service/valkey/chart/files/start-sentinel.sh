#!/bin/sh
# Starts Sentinel. What it has voted for and which primary it knows is kept on the volume; everything else is written anew from the
# values at each start. Without history it monitors nothing until the agent has found out what to monitor.
set -eu
. /opt/valkey/lib.sh
umask 0077
HISTORY=$DATA/sentinel/sentinel.conf

# Stable across restarts, so that a restarted Sentinel is not counted as one more
identity() {
  fqdn "$POD_NAME" | sha1sum | cut -c 1-40
}

configuration() {
  printf '%s\n' "dir $DATA/sentinel" 'protected-mode no' "aclfile $RUN/sentinel-users.acl"
  if [ "$TLS" = yes ]; then
    printf '%s\n' 'port 0' 'tls-port 26379' 'tls-replication yes' 'tls-auth-clients no' \
      'tls-cert-file /run/tls/tls.crt' 'tls-key-file /run/tls/tls.key' 'tls-ca-cert-file /run/tls/ca.crt' \
      'tls-auto-reload-interval 60'
  else
    printf 'port 26379\n'
  fi
  printf 'sentinel myid %s\n' "$(identity)"
  # Names, never addresses: a pod keeps its name
  printf '%s\n' 'sentinel resolve-hostnames yes' 'sentinel announce-hostnames yes' \
    "sentinel announce-ip $(fqdn "$POD_NAME")" 'sentinel announce-port 26379'
  printf 'sentinel sentinel-user sentinel\nsentinel sentinel-pass %s\n' "$(quoted "$(cat "$RUN/sentinel")")"
  if grep -q "^sentinel monitor $RELEASE " "$HISTORY" 2>/dev/null; then
    sed -n "s/^\(sentinel monitor $RELEASE [^ ]* [0-9]*\) .*/\1 $QUORUM/p" "$HISTORY"
    printf 'sentinel down-after-milliseconds %s %s\n' "$RELEASE" "$DOWN_AFTER"
    printf 'sentinel failover-timeout %s %s\n' "$RELEASE" "$FAILOVER_TIMEOUT"
    printf 'sentinel parallel-syncs %s 1\n' "$RELEASE"
    printf 'sentinel auth-user %s sentinel\n' "$RELEASE"
    printf 'sentinel auth-pass %s %s\n' "$RELEASE" "$(quoted "$(cat "$RUN/sentinel")")"
  fi
  history
}

# history: votes, and the others it has met; but none that was scaled away, for it would still count towards a majority
history() {
  [ ! -e "$HISTORY" ] || awk -v nodes=" $NODES " '
    $1 == "sentinel" && $2 ~ /^(config|leader|current)-epoch$/
    $1 == "sentinel" && $2 ~ /^known-/ { split($4, host, "."); if (index(nodes, " " host[1] " ")) print }' "$HISTORY"
}

alone sentinel
mkdir -p "$DATA/sentinel"
configuration >"$HISTORY.new"
mv "$HISTORY.new" "$HISTORY"
exec valkey-sentinel "$HISTORY"
