# shellcheck shell=bash disable=SC2034 # sourced by matrix, which reads the variables
# Sourced by matrix: what is another for RabbitMQ. Each observer has a quorum queue of its own; the primary is the node that leads the queue
# of the observer on the first worker.
IMAGE=${OBSERVER_IMAGE:-docker.io/library/rabbitmq:4.3.6-management}
SCRIPT=$HERE/rabbitmq/observer
CONSUMER=zulip
BINDING=$RELEASE-zulip-workers
SETTLES=3
FAULTS="server_killed primary_deleted primary_deleted_by_force node_killed node_paused primary_cut_off primary_cut_off_from_peers \
  all_deleted_by_force all_nodes_restarted replica_volume_lost primary_volume_lost upgrade two_drains"

namespaces() {
  kubectl apply --filename "$ROOT/helm/namespace.yaml" >/dev/null
  kubectl create namespace zulip 2>/dev/null || :
  kubectl label --overwrite namespace zulip pod-security.kubernetes.io/enforce=restricted >/dev/null
}
# queues: those of the observers, an object a line, as the first node that answers says it
queues() {
  local i answer
  for i in $(seq 0 $(($(replicas) - 1))); do
    # shellcheck disable=SC2016 # for the pod
    answer=$(timeout 8 kubectl exec --namespace "$NAMESPACE" "$RELEASE-$i" -c agent -- sh -c '. /opt/platform/lib.sh
      printf "GET /api/queues/zulip?columns=name,leader,online HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n" \
        "$(printf "admin:%s" "$(head -n 1 /run/users/admin)" | base64 | tr -d "\n")" | talk 127.0.0.1 15672 5' 2>/dev/null |
      sed -n 's/},{/}\n{/g; /^\[/p') || continue
    [ "$answer" ] && printf '%s\n' "$answer" && return
  done
  return 1
}
primary() { queues | sed -n '/"name":"observer\./s/.*"leader":"rabbit@\([^.]*\)\..*/\1/p' | head -n 1; }
# All pods ready and of one revision; each observer's queue has a member that answers on each of the three nodes
whole() {
  local said
  [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas} {.status.updatedReplicas}')" = "3 3" ] || return 1
  said=$(queues) || return 1
  [ "$(grep -c '"name":"observer\.' <<<"$said")" -eq "$(workers | wc -w)" ] &&
    [ "$(grep '"name":"observer\.' <<<"$said" | grep -o '"online":\[[^]]*\]' | grep -o rabbit@ | grep -c .)" -eq "$((3 * $(workers | wc -w)))" ]
}
volume_of() { k exec "$1" -c rabbitmq -- sh -c 'ls -laR /var/lib/rabbitmq | head -n 300'; }

server_killed() { kill_in "$(primary)" beam.smp; }
all_deleted_by_force() { k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=server" --force --grace-period=0 >/dev/null 2>&1; }
replica_volume_lost() {
  local pod
  pod=$(pods server | grep -vx "$(primary)" | head -n 1)
  began
  lose_volume "$pod"
}
upgrade() {
  local percent=59
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'memoryHighWatermarkPercent: 59' || percent=58
  deploy --set "memoryHighWatermarkPercent=$percent"
}
