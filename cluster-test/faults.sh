#!/bin/bash
# faults.sh [FAULT...]: breaks a release of three under a client that writes 20 times a second; prints the longest time without an
# acknowledged write, and fails if an acknowledged write is gone, or the release does not become whole by itself.
# server_killed needs a way to a node, for nobody can kill process 1 from within its own container: NODE_EXEC, with %s for the node's
# name, such as "ssh root@%s" or "docker exec %s".
. "$(dirname "$0")/lib.sh"

server_killed() {
  local pod node id
  pod=$(primary)
  node=$(k get pod "$pod" --output jsonpath='{.spec.nodeName}')
  id=$(k get pod "$pod" --output jsonpath='{.metadata.uid}')
  # shellcheck disable=SC2016,SC2059 # for the node; the format is the user's
  $(printf "$NODE_EXEC" "$node") sh -c 'for p in $(pidof valkey-server); do grep -q "$1" "/proc/$p/mountinfo" && kill -9 "$p"; done' sh "$id" || :
}
primary_deleted() { k delete pod "$(primary)" >/dev/null; }
primary_deleted_by_force() { k delete pod "$(primary)" --force --grace-period=0 >/dev/null 2>&1; }
all_deleted_by_force() {
  k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component in (server,proxy)" --force --grace-period=0 >/dev/null 2>&1
}
primary_volume_lost() {
  local pod
  pod=$(primary)
  k delete pvc "data-$pod" --wait=false >/dev/null
  k delete pod "$pod" --force --grace-period=0 >/dev/null 2>&1
}
# The primary's node stays away after a power cut: its pod cannot come back, for its volume is there
all_deleted_primary_stays_away() {
  local node
  node=$(k get pod "$(primary)" --output jsonpath='{.spec.nodeName}')
  kubectl cordon "$node" >/dev/null
  all_deleted_by_force
  writes_again || fail 'nobody was elected'
  kubectl uncordon "$node" >/dev/null
}
proxy_deleted() { k delete pod "$(k get pods --selector app.kubernetes.io/component=proxy --output name | head -n 1 | cut -d / -f 2)" >/dev/null; }
rolling_restart() { k rollout restart statefulset "$RELEASE" >/dev/null; k rollout status statefulset "$RELEASE" --timeout 5m >/dev/null; }
drain() {
  local node
  node=$(k get pod "$(primary)" --output jsonpath='{.spec.nodeName}')
  kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --pod-selector "app.kubernetes.io/instance=$RELEASE" --timeout 3m >/dev/null 2>&1
  kubectl uncordon "$node" >/dev/null
}

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
