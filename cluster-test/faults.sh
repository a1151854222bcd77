#!/bin/bash
# faults.sh [FAULT...]: breaks a release of three under a client that writes 20 times a second; prints the longest time without an
# acknowledged write, and fails if an acknowledged write is gone, or the release does not become whole by itself.
# server_killed needs a way to a node: see fault-list.sh.
. "$(dirname "$0")/lib.sh"
. "$HERE/fault-list.sh"

run() {
  local result began
  until_true 120 whole || fail "$1: not whole before"
  sleep 11 # Sentinel has seen every replica
  writes_begin
  began=$SECONDS
  "$1"
  writes_again || fail "$1: no write within 180 s"
  sleep 2
  until_true 300 whole || fail "$1: not whole within 300 s"
  result=$(writes_end) || fail "$1: $result"
  ok "$1: $result, fault and recovery took $((SECONDS - began)) s"
}

if [ $# -eq 0 ]; then
  set -- ${NODE_EXEC:+server_killed} primary_deleted primary_deleted_by_force all_deleted_by_force primary_volume_lost all_deleted_primary_stays_away proxy_deleted rolling_restart drain
fi
client gitea client gitea "$RELEASE-gitea-session"
for fault; do
  run "$fault"
done
