#!/bin/sh
# Before a planned stop: a primary hands over to a replica that has everything (the primary holds writes back meanwhile), so a drain
# or a rolling update costs clients a reconnect. Sentinel's own stop waits for this, too: see "sentinel".
set -eu
. /opt/valkey/lib.sh
LIMIT=25 # seconds; terminationGracePeriodSeconds is larger

is_primary() {
  [ "$(info "$POD_NAME" | field role)" = master ]
}

waits_for_role_change() {
  elapsed=0
  while [ "$elapsed" -lt "$1" ] && is_primary; do
    sleep 1
    elapsed=$((elapsed + 1))
  done
}

[ "$REPLICAS" -gt 1 ] || exit 0
if [ "${1:-}" = sentinel ]; then
  waits_for_role_change "$LIMIT"
  sleep 3
elif is_primary; then
  request_failover COORDINATED || request_failover || :
  waits_for_role_change "$LIMIT"
  # The proxies shall see a replica and move their clients, not an address that no longer answers
  sleep 3
fi
