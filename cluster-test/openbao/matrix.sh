# shellcheck shell=bash disable=SC2034 # sourced by matrix, which reads the variables
# Sourced by matrix: what is another for OpenBao. The primary is the active node. IMAGE has bash and openssl.
SCRIPT=$HERE/openbao/observer.sh
IMAGE=docker.io/library/rabbitmq:4.3.6
CONSUMER=gitea
ACCOUNT=gitea # logs in
AUDIENCE=openbao
BINDING=$RELEASE-gitea-app
SETTLES=3
FAULTS="server_killed primary_deleted primary_deleted_by_force all_deleted_by_force node_killed node_paused primary_cut_off \
  primary_cut_off_from_peers all_nodes_restarted upgrade two_drains replica_volume_lost primary_volume_lost"

says() { k exec "$1" -c openbao -- wget -q -T 3 -O - --no-check-certificate 'https://127.0.0.1:8202/v1/sys/metrics?format=prometheus' 2>/dev/null; }
primary() {
  local i leader
  for i in $(seq 0 $(($(replicas) - 1))); do
    # shellcheck disable=SC2016 # for the pod
    leader=$(k exec "$RELEASE-$i" -c openbao -- sh -c '. /opt/platform/lib.sh; status "$POD_NAME" 8200' 2>/dev/null | sed -n 's#.*"leader_address": "https://\([^.]*\)\..*#\1#p')
    [ ! "$leader" ] || { echo "$leader" && return; }
  done
}
# All pods ready and of one revision; one is active, and one may be lost
whole() {
  local active
  [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas} {.status.updatedReplicas}')" = "3 3" ] || return 1
  active=$(primary)
  [ "$active" ] && says "$active" | grep -q '^vault_autopilot_failure_tolerance 1$'
}
volume_of() { k exec "$1" -c openbao -- sh -c 'ls -laR /data | head -n 100'; }
namespaces() {
  local name
  kubectl apply --filename "$ROOT/helm/namespace.yaml" >/dev/null
  for name in gitea nextcloud; do
    kubectl create namespace "$name" 2>/dev/null || :
    kubectl label --overwrite namespace "$name" pod-security.kubernetes.io/enforce=restricted >/dev/null
  done
  kubectl create serviceaccount "$ACCOUNT" --namespace "$CONSUMER" 2>/dev/null || :
}
namespaces

server_killed() { kill_in "$(primary)" bao; }
all_deleted_by_force() { k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=server" --force --grace-period=0 >/dev/null 2>&1; }
upgrade() {
  local seconds=31
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'terminationGracePeriodSeconds: 31' || seconds=32
  deploy --set "terminationGracePeriodSeconds=$seconds"
}
