# shellcheck shell=bash
# Sourced: what can go wrong, one function each; before_FAULT where something has to be so before, after_FAULT where something has to
# be put back. Two things come from outside, for they are not Kubernetes':
#   NODE_EXEC  a way to a node, with %s for its name: "ssh root@%s", "docker exec %s". Nobody kills process 1 from within its own container
#   FAULT      a command with the verbs kill-node, start-node, pause-node, unpause-node, heal NODE, and partition NODE [OTHER]

# began: the moment of the fault, where finding its victim takes a while
# shellcheck disable=SC2034 # read by matrix
began() { BEGAN=${EPOCHREALTIME/./}; }

# takes_nodes FAULT: other releases would feel it
takes_nodes() {
  case $1 in node_* | primary_cut_off* | all_nodes_restarted | api_away | two_drains) ;; *) return 1 ;; esac
}

# on_node NODE SCRIPT ARGUMENT...
on_node() {
  # shellcheck disable=SC2059 # the format is the user's
  $(printf "$NODE_EXEC" "$1") sh -c "$2" sh "${@:3}"
}
workers() { kubectl get nodes --selector '!node-role.kubernetes.io/control-plane' --output jsonpath='{.items[*].metadata.name}'; }
node_of() { k get pod "$1" --output jsonpath='{.spec.nodeName}'; }

# kill_in POD PROGRAM: -9, from its node
kill_in() {
  local id
  id=$(k get pod "$1" --output jsonpath='{.metadata.uid}')
  # shellcheck disable=SC2016 # for the node
  on_node "$(node_of "$1")" 'for p in $(pidof "$2"); do grep -q "$1" "/proc/$p/mountinfo" && kill -9 "$p"; done' "$id" "$2" || :
}

other_server_nodes() {
  local pod
  for pod in $(pods server); do node_of "$pod"; echo; done | sort -u | grep -vx "$1" || :
}

server_killed() { kill_in "$(primary)" valkey-server; }
proxy_killed() { kill_in "$(pods proxy | head -n 1)" haproxy; }
sentinels_killed() {
  local pod
  for pod in $(pods server); do kill_in "$pod" valkey-sentinel; done
}

node_killed() {
  local node
  node=$(node_of "$(primary)")
  began
  $FAULT kill-node "$node"
  sleep 25
  $FAULT start-node "$node"
}
node_paused() {
  local node
  node=$(node_of "$(primary)")
  began
  $FAULT pause-node "$node"
  sleep "${PAUSED:-60}"
  $FAULT unpause-node "$node"
}
primary_cut_off() {
  local node
  node=$(node_of "$(primary)")
  began
  $FAULT partition "$node"
  sleep 25
  $FAULT heal "$node"
}
primary_cut_off_from_peers() {
  local node other
  node=$(node_of "$(primary)")
  began
  for other in $(other_server_nodes "$node"); do $FAULT partition "$node" "$other"; done
  sleep 25
  $FAULT heal "$node"
}
# The API server hangs for five minutes: whoever leads, nobody can be told. Names are still answered. Where it is a process of its own on the
# node control-plane; in k3s it is not
api_away() {
  began
  # shellcheck disable=SC2016 # for the node
  on_node control-plane 'kill -STOP $(pidof kube-apiserver)'
  sleep 300
  # shellcheck disable=SC2016 # for the node
  on_node control-plane 'kill -CONT $(pidof kube-apiserver)'
}
all_nodes_restarted() {
  local node nodes
  nodes=$(k get pods --selector "app.kubernetes.io/instance=$RELEASE" --output jsonpath='{.items[*].spec.nodeName}' | tr ' ' '\n' | sort -u)
  for node in $nodes; do $FAULT kill-node "$node"; done
  sleep 2
  for node in $nodes; do $FAULT start-node "$node"; done
  began # with power
}
replica_volume_lost() {
  local pod
  pod=$(pods server | grep -vx "$(primary)" | head -n 1)
  began
  lose_volume "$pod"
}
two_drains() { drain; until_true 180 whole || fail 'not whole between the drains'; drain; }
scale_to_five_and_back() {
  began
  deploy --set replicaCount=5
  until_true 180 whole || fail 'five are not whole'
  deploy
}
# To one server and back. That must be the first one, and no other may have been primary last: Sentinel decides, so it is asked again.
before_scale_to_one_and_back() {
  local try
  for try in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(primary)" != "$RELEASE-0" ] || return 0
    in_pod "$(primary)" 'request_failover COORDINATED' || :
    sleep 15
    until_true 60 whole || fail 'not whole after a failover'
  done
  fail "$RELEASE-0 does not become primary in $try tries"
}
scale_to_one_and_back() {
  deploy --set replicaCount=1
  until_true 180 whole || fail 'one is not whole'
  deploy
}
# All users, in the three steps
passwords_exchanged() {
  began
  of_each_user rotate
  until_true 240 passwords_loaded 2 || fail 'the new passwords were not loaded'
  of_each_user promote
  until_true 240 passwords_and_bindings_current || fail 'the new passwords are not current'
  sleep 5
  of_each_user retire
  until_true 240 passwords_loaded 1 || fail 'the old passwords are still valid'
}
passwords_and_bindings_current() {
  local pod
  passwords_current || return 1
  for pod in $(observers); do
    [ "$( (in_observer "$pod" 'cat /binding/password'; echo) | sha256sum)" = "$(first_line_sum gitea-session)" ] || return 1
  done
}
# anew [HELM OPTION...]: on empty volumes
anew() {
  clean
  deploy "$@"
  ! declare -F before_all >/dev/null || before_all
}
# Installed anew on small volumes, in memory: one without a limit would fill the node
before_volume_full() {
  local node
  for node in $(workers); do
    on_node "$node" 'mkdir -p "$1" && { mountpoint -q "$1" || mount -t tmpfs -o "size=$2,mode=0755" tmpfs "$1"; }' "/var/lib/small-$RELEASE" "${SMALL_VOLUME:-64m}"
    small_volume "$node" | kubectl apply -f - >/dev/null
  done
  anew --set "persistence.storageClass=small-$RELEASE"
}
# A power cut would lose what is in memory: the release gets its usual volumes
after_volume_full() {
  local node
  clean
  for node in $(workers); do
    kubectl delete pv "small-$RELEASE-$node" >/dev/null
    on_node "$node" 'umount "$1" && rmdir "$1"' "/var/lib/small-$RELEASE"
  done
  anew
}
small_volume() { # NODE
  cat <<PV
apiVersion: v1
kind: PersistentVolume
metadata:
  name: small-$RELEASE-$1
spec:
  storageClassName: small-$RELEASE
  capacity:
    storage: 8Gi # what the release asks for, not what it gets
  accessModes: ["ReadWriteOnce"]
  persistentVolumeReclaimPolicy: Retain
  local:
    path: /var/lib/small-$RELEASE
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchExpressions:
            - key: kubernetes.io/hostname
              operator: In
              values: ["$1"]
PV
}
# Something else fills the primary's volume, and is gone again after 20 seconds. From the node: it is in memory, and a container that wrote it
# would end for want of memory
volume_full() {
  local node
  node=$(node_of "$(primary)")
  began
  on_node "$node" 'dd if=/dev/zero of="$1/filler" bs=64k 2>/dev/null || :' "/var/lib/small-$RELEASE"
  sleep 20
  on_node "$node" 'rm "$1/filler"' "/var/lib/small-$RELEASE"
}
# upgrade: to a configuration that it does not have yet
upgrade() {
  local percent=60
  ! helm get values "$RELEASE" --namespace "$NAMESPACE" | grep -q 'maxmemoryPercent: 60' || percent=61
  deploy --set "maxmemoryPercent=$percent"
}
primary_deleted() { k delete pod "$(primary)" >/dev/null; }
primary_deleted_by_force() { k delete pod "$(primary)" --force --grace-period=0 >/dev/null 2>&1; }
all_deleted_by_force() {
  k delete pod --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component in (server,proxy)" --force --grace-period=0 >/dev/null 2>&1
}
lose_volume() {
  k delete pvc "data-$1" --wait=false >/dev/null
  k delete pod "$1" --force --grace-period=0 >/dev/null 2>&1
}
primary_volume_lost() { lose_volume "$(primary)"; }
# The primary's node stays away after a power cut: its pod cannot come back, for its volume is there
all_deleted_primary_stays_away() {
  local node
  node=$(k get pod "$(primary)" --output jsonpath='{.spec.nodeName}')
  kubectl cordon "$node" >/dev/null
  all_deleted_by_force
  writes_again || fail 'nobody was elected'
  kubectl uncordon "$node" >/dev/null
}
proxy_deleted() { k delete pod "$(pods proxy | head -n 1)" >/dev/null; }
rolling_restart() { k rollout restart statefulset "$RELEASE" >/dev/null; k rollout status statefulset "$RELEASE" --timeout 5m >/dev/null; }
drain() {
  local node
  node=$(k get pod "$(primary)" --output jsonpath='{.spec.nodeName}')
  kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --pod-selector "app.kubernetes.io/instance=$RELEASE" --timeout 3m >/dev/null 2>&1
  kubectl uncordon "$node" >/dev/null
}
