# shellcheck shell=bash disable=SC2034 # sourced by matrix, which reads the variables
# Sourced by matrix: what is another for object storage. The primary is the pod whose master leads. The names of the objects are in a release
# postgresql-ha, which is installed where it lacks; its pods are on the same nodes, and feel what is done to these.
IMAGE=${OBSERVER_IMAGE:-docker.io/library/python:3.13-slim}
SCRIPT=$HERE/object-storage/observer
CONSUMER=gitea
BINDING=$RELEASE-gitea
SETTLES=3
FAULTS="server_killed volume_server_killed filer_killed primary_deleted primary_deleted_by_force node_killed node_killed_with_postgresql node_paused primary_cut_off \
  primary_cut_off_from_peers all_deleted_by_force all_nodes_restarted upgrade two_drains replica_volume_lost"
POSTGRESQL=${POSTGRESQL:-postgresql-ha}

# in_part POD CONTAINER COMMAND
in_part() { timeout 8 kubectl exec --namespace "$NAMESPACE" "$1" -c "$2" -- sh -c "$3"; }
primary() {
  local i leader
  for i in $(seq 0 $(($(replicas) - 1))); do
    leader=$(in_part "$RELEASE-$i" master 'curl --silent --max-time 2 http://localhost:9333/cluster/status' 2>/dev/null |
      sed -n 's/.*"Leader": *"\([^.]*\)\..*/\1/p')
    [ "$leader" ] && printf '%s' "$leader" && return
  done
  return 1
}
# All pods ready and of one revision; the leader knows all volume servers
whole() {
  local leader
  [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas} {.status.updatedReplicas}')" = "3 3" ] || return 1
  leader=$(primary) || return 1
  [ "$(in_part "$leader" master 'curl --silent --max-time 3 http://localhost:9333/dir/status' | grep -o '"Url"' | grep -c .)" -eq 3 ]
}
volume_of() { k exec "$1" -c volume -- sh -c 'ls -laR /data | head -n 300'; }

# kill_part POD CONTAINER: a process of number 1 is killed from its node alone
kill_part() {
  local id
  id=$(k get pod "$1" --output "jsonpath={.status.containerStatuses[?(@.name==\"$2\")].containerID}")
  # shellcheck disable=SC2016 # for the node
  on_node "$(node_of "$1")" 'for p in $(pidof weed); do grep -q "$1" "/proc/$p/cgroup" && kill -9 "$p"; done' "${id#*://}" || :
}
server_killed() { kill_part "$(primary)" master; }
volume_server_killed() { kill_part "$(pods server | grep -vx "$(primary)" | head -n 1)" volume; }
filer_killed() { kill_part "$(pods server | grep -vx "$(primary)" | head -n 1)" filer; }
all_deleted_by_force() { k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=server" --force --grace-period=0 >/dev/null 2>&1; }
# The node of the leading master, which is not that of PostgreSQL's primary; and one that has both
before_node_killed() { postgresql_moves -v; }
before_node_killed_with_postgresql() { postgresql_moves; }
node_killed_with_postgresql() { node_killed; }
postgresql_pods() {
  k get pods --selector "app.kubernetes.io/instance=$POSTGRESQL,app.kubernetes.io/component=server" \
    --output jsonpath='{range .items[*]}{.spec.nodeName} {.metadata.name} {.metadata.labels.railiance\.io/role}{"\n"}{end}'
}
remarks() { printf 'postgresql %s' "$(postgresql_pods | sed -n 's/ .* primary$//p')"; }
postgresql_moves() { # [-v]: PostgreSQL's primary to the node of the leading master, or away from it
  local node candidates
  node=$(node_of "$(primary)")
  candidates=$(postgresql_pods | grep "$@" "^$node ")
  ! grep -q ' primary$' <<<"$candidates" || return 0
  k exec "$(postgresql_pods | sed -n 's/^[^ ]* \(.*\) primary$/\1/p')" -c postgresql -- ha switchover "$(cut -d ' ' -f 2 <<<"$candidates" | head -n 1)"
  sleep 10
  until_true 60 whole || fail 'not whole after a switchover'
}
upgrade() {
  local percent=6
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'minFreePercent: 6' || percent=7
  deploy --set "persistence.minFreePercent=$percent"
}
clean() { # the names with the objects: one without the other is worth nothing
  helm uninstall "$RELEASE" --namespace "$NAMESPACE" --wait >/dev/null 2>&1 || :
  k delete pvc --selector "app.kubernetes.io/instance=$RELEASE" --wait >/dev/null 2>&1 || :
  helm uninstall "$POSTGRESQL" --namespace "$NAMESPACE" --wait >/dev/null 2>&1 || :
  k delete pvc --selector "app.kubernetes.io/instance=$POSTGRESQL" --wait >/dev/null 2>&1 || :
  k delete lease,configmap "$POSTGRESQL-leader" "$POSTGRESQL-state" --ignore-not-found >/dev/null 2>&1 || :
}
deploy() {
  k get statefulset "$POSTGRESQL" >/dev/null 2>&1 ||
    helm upgrade --install "$POSTGRESQL" "$ROOT/helm/charts/postgresql-ha" --namespace "$NAMESPACE" \
      --values "$ROOT/helm/values/$ENVIRONMENT/postgresql-ha.yaml" --wait --timeout 10m >/dev/null
  helm upgrade --install "$RELEASE" "$CHART" --namespace "$NAMESPACE" --values "$VALUES" --reset-values --wait --timeout 8m "$@" >/dev/null
}
