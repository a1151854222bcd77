# shellcheck shell=bash disable=SC2034 # sourced by matrix, which reads the variables
# Sourced by matrix: what is another for NATS. The primary is the leader of the stream that the observers write to.
SCRIPT=$HERE/nats/observer.sh
CONSUMER=zulip
BINDING=$RELEASE-zulip-events
SETTLES=3
FAULTS="server_killed agent_killed primary_deleted primary_deleted_by_force node_killed node_paused primary_cut_off primary_cut_off_from_peers \
  all_deleted_by_force all_nodes_restarted replica_volume_lost primary_volume_lost upgrade two_drains"

namespaces() {
  kubectl apply --filename "$ROOT/helm/namespace.yaml" >/dev/null
  kubectl create namespace zulip 2>/dev/null || :
  kubectl label --overwrite namespace zulip pod-security.kubernetes.io/enforce=restricted >/dev/null
}
# as ACCOUNT SUBJECT: asks the server beside the first agent that gets an answer
as() {
  local i answer
  for i in $(seq 0 $(($(replicas) - 1))); do
    # shellcheck disable=SC2016 # for the pod
    answer=$(k exec "$RELEASE-$i" -c agent -- sh -c 'HOME=/run/own XDG_CONFIG_HOME=/run/own nats --context "$0" --timeout 3s request --raw "$1" ""' "$1" "$2" 2>/dev/null) || continue
    [ "$answer" ] && printf '%s' "$answer" && return
  done
  return 1
}
# shellcheck disable=SC2016 # a subject
stream() { as zulip '$JS.API.STREAM.INFO.EVENTS'; }
primary() { stream | sed -n 's/.*"leader":"\([^"]*\)".*/\1/p'; }
# All pods ready and of one revision; the stream has a leader, and two more copies that are in step
whole() {
  [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas} {.status.updatedReplicas}')" = "3 3" ] &&
    [ "$(stream | grep -o '"current":true' | grep -c .)" -eq 2 ]
}
volume_of() { k exec "$1" -c nats -- sh -c 'ls -laR /data | head -n 300'; }

server_killed() { kill_in "$(primary)" nats-server; }
agent_killed() {
  k exec "$(primary)" -c agent -- sh -c 'kill -9 -1' || :
}
all_deleted_by_force() { k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=server" --force --grace-period=0 >/dev/null 2>&1; }
replica_volume_lost() {
  local pod
  pod=$(pods server | grep -vx "$(primary)" | head -n 1)
  began
  lose_volume "$pod"
}
upgrade() {
  local percent=81
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'fileStorePercent: 81' || percent=82
  deploy --set "jetstream.fileStorePercent=$percent"
}
