#!/bin/sh
# helm test: a key can be written and read where clients connect, a user stays within its keys, and in HA everybody is there.
set -eu
# shellcheck source=/dev/null
. /opt/valkey/settings.sh
PRIMARY=$RELEASE-primary.${DOMAIN#*.}

# anonymous HOST PORT [OPTION...] COMMAND...
anonymous() {
  host=$1 port=$2
  shift 2
  [ "$TLS" = no ] || set -- --tls --cacert /run/tls/ca.crt "$@"
  timeout 5 valkey-cli -h "$host" -p "$port" "$@"
}

as_probe() {
  host=$1 port=$2
  shift 2
  REDISCLI_AUTH=$(head -n 1 /run/users/probe) anonymous "$host" "$port" --user probe --no-auth-warning "$@"
}

check() { # WHAT EXPECTED GOT
  if [ "$2" = "$3" ]; then
    echo "ok    $1"
  else
    echo "FAIL  $1: expected $2, got $3"
    failed=1
  fi
}

field() {
  tr -d '\r' | sed -n "s/^$1://p"
}

failed=0
check 'a key is written through the primary' OK "$(as_probe "$PRIMARY" 6379 SET helm-test:key value EX 60)"
check 'and read again' value "$(as_probe "$PRIMARY" 6379 GET helm-test:key)"
check 'the key of another is refused' NOPERM "$(as_probe "$PRIMARY" 6379 GET another:key | cut -d ' ' -f 1)"
check 'without a user nothing is answered' NOAUTH "$(anonymous "$PRIMARY" 6379 PING | cut -d ' ' -f 1)"
if [ "$REPLICAS" -gt 1 ]; then
  check 'replicas' "$((REPLICAS - 1))" "$(as_probe "$PRIMARY" 6379 INFO replication | field connected_slaves)"
  check 'a replica serves reads' slave "$(as_probe "$RELEASE-replicas.${DOMAIN#*.}" 6379 INFO replication | field role)"
  for node in $NODES; do
    check "Sentinel of $node can fail over" OK "$(as_probe "$node.$DOMAIN" 26379 SENTINEL CKQUORUM "$RELEASE" | cut -d ' ' -f 1)"
  done
fi
exit "$failed"
