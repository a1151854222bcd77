# shellcheck shell=bash disable=SC2034 # sourced by matrix, which reads the variables
# Sourced by matrix: what is another for PostgreSQL. What a fault is called is the same where it is the same.
SCRIPT=$HERE/postgresql-ha/observer.sh
BINDING=$RELEASE-gitea
SETTLES=3
SMALL_VOLUME=448m
USERS="monitoring peer-keys pool provisioner replication"
SECRET=$RELEASE-users
IMAGE=$(helm template "$RELEASE" "$CHART" --values "$VALUES" | sed -n 's/^ *image: \(.*postgresql-ha[:@].*\)/\1/p' | head -n 1)
FAULTS="switched_over server_killed agent_killed container_killed primary_deleted primary_deleted_by_force node_killed node_paused primary_cut_off \
  primary_cut_off_from_peers primary_cut_off_from_api all_deleted_by_force all_nodes_restarted replica_volume_lost primary_volume_lost upgrade \
  two_drains scale_to_one_and_back scale_to_five_and_back passwords_exchanged volume_full api_away pgpool_deleted pgpool_killed"

# The observers ask each server itself, which a consumer behind Pgpool may not.
deploy() {
  helm upgrade --install "$RELEASE" "$CHART" --namespace "$NAMESPACE" --values "$VALUES" --reset-values --wait --timeout 5m "$@" \
    --set-json 'networkPolicy.extraIngress=[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"gitea"}}}],"ports":[{"port":"postgresql"}]}]' >/dev/null
}
in_pod() { k exec "$1" -c postgresql -- sh -c "$2"; }
with_role() { k get pods --selector "app.kubernetes.io/instance=$RELEASE,railiance.io/role=$1" --output jsonpath='{.items[*].metadata.name}'; }
primary() { with_role primary; }
# All pods ready; one leads, all others follow it, and count where a second server is waited for
whole() {
  local n
  n=$(replicas)
  [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas} {.status.updatedReplicas}')" = "$n $n" ] || return 1
  [ "$(primary | wc -w)" -eq 1 ] && [ "$(with_role replica | wc -w)" -eq $((n - 1)) ] || return 1
  [ "$n" -eq 1 ] || in_pod "$(primary)" 'ha status' | grep -q "^durability *asynchronous\|^quorum.* of $(servers_in_order "$n")"
}
servers_in_order() { # N: "pg-0, pg-1, pg-2"
  local i names=''
  for i in $(seq 0 $(($1 - 1))); do names="$names${names:+, }$RELEASE-$i"; done
  printf '%s' "$names"
}
# Installed by somebody else, it may not let them in. No more than that: a release on other volumes stays on them.
before_all() {
  until_true 20 prepared || deploy
  until_true 120 prepared || fail 'no tables for the observers'
}
# What it says, and not how it ends: an exec whose node goes away ends well
prepared() {
  local pod
  pod=$(observers)
  [ "$(in_observer "${pod%% *}" 'bash /script/observer.sh prepare')" = prepared ]
}
volume_of() { in_pod "$1" 'ls -laR --time-style=full-iso /volume | head -n 300; ha status'; }

# A container that ends often is kept waiting by its kubelet, for up to five minutes; that of a new pod is not
fresh() {
  local pod
  for pod in $(pods server); do
    [ "$(k get pod "$pod" --output jsonpath='{.status.containerStatuses[?(@.name=="postgresql")].restartCount}')" -eq 0 ] || {
      k delete pod "$pod" >/dev/null
      until_true 120 whole || fail "not whole with a new $pod"
    }
  done
}
before_agent_killed() { fresh; }
before_container_killed() { fresh; }

switched_over() { in_pod "$(primary)" 'ha switchover'; }
server_killed() { in_pod "$(primary)" 'kill -9 "$(head -n 1 /volume/copy/data/postmaster.pid)"'; }
agent_killed() { kill_in "$(primary)" java; }
container_killed() { kill_in "$(primary)" tini; }
pgpool_killed() { kill_in "$(pods pgpool | head -n 1)" pgpool; }
pgpool_deleted() { k delete pod "$(pods pgpool | head -n 1)" >/dev/null; }
all_deleted_by_force() { k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component in (server,pgpool)" --force --grace-period=0 >/dev/null 2>&1; }
primary_cut_off_from_api() {
  local node
  node=$(node_of "$(primary)")
  began
  # shellcheck disable=SC2153
  $FAULT partition "$node" control-plane
  sleep 25
  $FAULT heal "$node"
}
replica_volume_lost() {
  local pod
  pod=$(with_role replica | cut -d ' ' -f 1)
  began
  lose_volume "$pod"
}
# A setting that only a start reads
upgrade() {
  local connections=101
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'max_connections: .*101' || connections=102
  deploy --set-string "postgresql.parameters.max_connections=$connections"
}
# What another fault has set is as it was, or setting it back would be in the figures
as_committed() {
  deploy
  until_true 240 whole || fail 'not whole with the committed values'
}
before_scale_to_five_and_back() { as_committed; }
before_passwords_exchanged() { as_committed; }
scale_to_five_and_back() {
  began
  deploy --set postgresql.replicaCount=5
  until_true 240 whole || fail 'five are not whole'
  deploy
}
before_scale_to_one_and_back() {
  as_committed
  [ "$(primary)" = "$RELEASE-0" ] || in_pod "$(primary)" "ha switchover $RELEASE-0"
  until_true 60 whole || fail 'not whole after a switchover'
  [ "$(primary)" = "$RELEASE-0" ] || fail "$RELEASE-0 does not lead"
}
scale_to_one_and_back() {
  began
  deploy --set postgresql.replicaCount=1
  until_true 180 whole || fail 'one is not whole'
  deploy
}
passwords_loaded() { # COUNT: each server has that many lines of each
  local pod user
  for pod in $(pods server); do
    for user in $USERS; do
      [ "$(in_pod "$pod" "grep -c . /run/users/$user")" -eq "$1" ] || return 1
    done
  done
}
passwords_current() {
  local pod user
  for pod in $(pods server); do
    for user in $USERS; do
      [ "$(in_pod "$pod" "head -n 1 /run/users/$user" | sha256sum)" = "$(first_line_sum "$user")" ] || return 1
    done
  done
}
# Those of the platform's roles in three steps; that of a consumer at once, by the job: its sessions stay
passwords_exchanged() {
  began
  of_each_user rotate
  until_true 240 passwords_loaded 2 || fail 'the new passwords were not read'
  sleep 10 # the agents load them
  of_each_user promote
  until_true 240 passwords_current || fail 'the new passwords are not current'
  sleep 10
  of_each_user retire
  until_true 240 passwords_loaded 1 || fail 'the old passwords are still there'
  secrets rotate "$RELEASE-roles" gitea
  secrets promote "$RELEASE-roles" gitea
  deploy
  volumes_read_again
  secrets retire "$RELEASE-roles" gitea
}
