#!/bin/sh
# Before a planned stop: a primary hands over to a replica that has everything (the primary holds writes back meanwhile), so a drain
# or a rolling update costs clients a reconnect. Sentinel's own stop waits for this, too: see "sentinel".
# stop-valkey.sh server|sentinel
set -eu
. /opt/valkey/lib.sh
NAME=$1
LIMIT=25 # seconds; with those to stand aside less than terminationGracePeriodSeconds

# A primary with somebody to hand over to: when all pods stop at once, the last one need not wait
must_hand_over() {
  state=$(info "$POD_NAME")
  [ "$(printf '%s\n' "$state" | field role)" = master ] && [ "$(printf '%s\n' "$state" | field connected_slaves)" -gt 0 ]
}

# When a release is scaled down, several pods stop at once. Sentinel must not hand over to another of them, and it looks at priorities
# every ten seconds. Nobody misses a write meanwhile.
stands_aside() {
  : >"$RUN/stopping"
  [ "$NAME" = sentinel ] || local_server CONFIG SET replica-priority 0 >/dev/null || :
  pause 12
}

# pause SECONDS: less if the next pod is here already, and waits for the volume
pause() {
  end=$(($(date +%s) + $1))
  while [ "$(date +%s)" -lt "$end" ]; do
    [ ! -e "$DATA/$NAME.next" ] || exit 0
    sleep 1
  done
}

waits_for_role_change() {
  limit=$(($(date +%s) + LIMIT))
  while [ "$(date +%s)" -lt "$limit" ] && must_hand_over; do
    pause 1
  done
  # The proxies shall see a replica and move their clients, not an address that no longer answers
  sleep 3
}

[ "$REPLICAS" -gt 1 ] || exit 0
stands_aside
if ! must_hand_over; then
  exit 0
fi
if [ "$NAME" = server ]; then
  request_failover COORDINATED || request_failover || :
fi
waits_for_role_change
