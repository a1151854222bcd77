#!/bin/bash
# The chart postgresql-ha on the cluster of KUBECONFIG: it installs, makes databases, keeps consumers apart, restarts nothing without need, and
# clients of Pgpool go on when the primary is gone. For test clusters only: the release and its volumes are deleted first.
export SERVICE=postgresql-ha IMAGE=${IMAGE:-ghcr.io/railiance/postgresql-ha:0.1.0-17}
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
# shellcheck disable=SC2153
DOMAIN=$NAMESPACE.svc.cluster.local

# sql NAMESPACE SQL [OPTION...]: as the consumer whose pod "client" is there
sql() {
  local namespace=$1 statement=$2
  shift 2
  kubectl exec --namespace "$namespace" client -- bash -c 'PGPASSWORD=$(cat /binding/password) PGCONNECT_TIMEOUT=3 exec timeout 10 psql -XAtq \
    -h "$(cat /binding/host)" -U "$(cat /binding/username)" -d "$(cat /binding/database)" "$@"' sql "$@" -c "$statement" 2>&1
}

reaches() { # NAMESPACE POD HOST
  kubectl exec --namespace "$1" "$2" -- timeout 3 bash -c "exec 3<>/dev/tcp/$3.$DOMAIN/5432" 2>/dev/null
}

# role NAME: the pods that have it
role() { k get pods --selector "app.kubernetes.io/instance=$RELEASE,railiance.io/role=$1" --output name | cut -d / -f 2; }

servers() { pods server | while read -r pod; do k get pod "$pod" --output jsonpath='{.metadata.uid} '; done; }

stands() { [ "$(role primary | wc -l)" -eq 1 ] && [ "$(role replica | wc -l)" -eq $(($(replicas) - 1)) ]; }

# setting NAME: as the primary has it
setting() { k exec "$(role primary)" -c postgresql -- psql -h /run/ha/agent/socket -U postgres -Atqc "SHOW $1"; }

# outage COMMAND...: the longest time between two acknowledged writes of a client of Pgpool, while the command breaks something
outage() {
  sql gitea 'CREATE TABLE IF NOT EXISTS writes (n serial PRIMARY KEY)' >/dev/null
  kubectl exec --namespace gitea client -- bash -c 'rm -f /tmp/acks /tmp/stop; export PGPASSWORD=$(cat /binding/password) PGCONNECT_TIMEOUT=2
    host=$(cat /binding/host); nohup bash -c "while [ ! -e /tmp/stop ]; do
      timeout 2 psql -XAtq -h $host -U gitea -d gitea -c \"INSERT INTO writes DEFAULT VALUES RETURNING n\" >>/tmp/numbers 2>/dev/null &&
        date +%s.%N >>/tmp/acks; sleep 0.05; done" >/dev/null 2>&1 &'
  sleep 3
  "$@"
  until_true 120 stands || fail 'the release is not whole again'
  sleep 3
  local acknowledged
  acknowledged=$(kubectl exec --namespace gitea client -- bash -c 'touch /tmp/stop; sleep 3; sort -u /tmp/numbers | paste -sd ,')
  [ "$(sql gitea "SELECT count(*) FROM unnest('{$acknowledged}'::int[]) n LEFT JOIN writes USING (n) WHERE writes.n IS NULL")" = 0 ] ||
    fail 'an acknowledged write is gone'
  kubectl exec --namespace gitea client -- awk 'NR > 1 && $1 - last > most { most = $1 - last } { last = $1 } END { printf "%.1f\n", most }' /tmp/acks
}

namespaces
secrets create >/dev/null
clean
began=$SECONDS
deploy
ok "installed and provisioned in $((SECONDS - began)) s"
helm test "$RELEASE" --namespace "$NAMESPACE" --logs || fail 'helm test'
ok 'helm test'

before=$(servers)
deploy
[ "$(servers)" = "$before" ] || fail 'an upgrade with the same values replaces pods'
ok 'an upgrade with the same values replaces nothing'

client gitea client gitea "$RELEASE-gitea"
client nextcloud client nextcloud "$RELEASE-nextcloud"
client gitea stranger stranger "$RELEASE-gitea"
sleep 3
[ "$(sql gitea "CREATE TABLE mine (t text); INSERT INTO mine VALUES ('gitea'); SELECT t FROM mine")" = gitea ] || fail 'the first consumer writes'
[ "$(sql nextcloud "CREATE TABLE mine (t text); INSERT INTO mine VALUES ('nextcloud'); SELECT t FROM mine")" = nextcloud ] || fail 'the second consumer writes'
ok 'two consumers write, each to its own database, through Pgpool'
[[ $(sql gitea 'SELECT 1' -d nextcloud) == *rror* || $(sql gitea 'SELECT 1' -d nextcloud) == *FATAL* ]] || fail 'a consumer reads the database of the other'
ok 'the database of the other is refused'
[[ $(sql gitea 'CREATE ROLE more') == *'permission denied'* ]] || fail 'a consumer makes roles'
ok 'an owner makes no roles'
reaches gitea client "$RELEASE-pgpool" || fail 'the consumer does not reach Pgpool'
for to in "$RELEASE-pgpool" "$RELEASE-rw" "$RELEASE-ro" "$RELEASE-0.$RELEASE-headless"; do
  ! reaches gitea stranger "$to" || fail "an undeclared pod reaches $to"
done
ok 'an undeclared pod reaches nothing'
! reaches gitea client "$RELEASE-rw" || fail 'a consumer of Pgpool reaches a server'
ok 'a consumer of Pgpool reaches no server'

before=$(servers)
deploy --set postgresql.parameters.work_mem=9MB
until_true 150 eval '[ "$(setting work_mem)" = 9MB ]' || fail 'work_mem is not loaded'
[ "$(servers)" = "$before" ] || fail 'a setting that can be loaded replaces pods'
ok 'work_mem is loaded without a restart'

if [ "$(replicas)" -gt 1 ]; then
  restart() { deploy --set postgresql.parameters.shared_buffers=96MB; }
  echo "      longest time without an acknowledged write, rolling restart: $(outage restart) s"
  [ "$(setting shared_buffers)" = 96MB ] || fail 'shared_buffers is not as it was set'
  ok 'shared_buffers restarts the pods, one after the other'
  deleted() { k delete pod "$(role primary)" --wait=false >/dev/null; sleep 5; }
  echo "      primary deleted: $(outage deleted) s"
  killed() { k delete pod "$(role primary)" --grace-period=0 --force >/dev/null 2>&1; sleep 5; }
  echo "      primary deleted by force: $(outage killed) s"
  ok 'clients of Pgpool go on after a failover, and no acknowledged write is gone'
fi
deploy
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test'
ok 'helm test, after all that'
