#!/bin/bash
# bench.sh [SECONDS [ROUNDS [CLIENTS]]]: transactions per second of pgbench (its TPC-B, scale 10), side by side in one run: a server without
# the agent, one with it, three; straight and through Pgpool; acknowledged by two servers and by one. The rounds are taken in turn, and the
# middle one is printed. For test clusters only: the release and its volumes are deleted first.
export SERVICE=postgresql-ha IMAGE=${IMAGE:-ghcr.io/railiance/postgresql-ha:0.1.0-17}
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
TIME=${1:-20}
ROUNDS=${2:-3}
CLIENTS=${3:-8}
BIN=/usr/lib/postgresql/17/bin
results=$(mktemp -d)
trap 'rm -rf "$results"; kubectl delete pod --namespace gitea plain --ignore-not-found --grace-period=0 --force >/dev/null 2>&1' EXIT

# shellcheck disable=SC2016 # for the pod
in_client() {
  kubectl exec --namespace gitea client -- bash -c 'export PGPASSWORD=$(cat /binding/password) PGUSER=gitea PGDATABASE=gitea HOME=/tmp; '"$1" bench "${@:2}"
}
# shellcheck disable=SC2016
prepare() { in_client 'for i in 1 2 3 4 5 6 7 8 9 10; do '$BIN'/pgbench -i -q -s 10 -h "$1" >/dev/null 2>&1 && exit; sleep 3; done; exit 1' "$1"; }
# shellcheck disable=SC2016
acknowledged_by() { # HOST SETTING
  in_client 'psql -XAtq -h "$1" -c "ALTER ROLE gitea SET synchronous_commit = $2"' "$@"
}
# shellcheck disable=SC2016
round() { # WAY HOST OPTION...
  in_client $BIN'/pgbench -n -T "$1" -c "$2" -j 2 -h "${@:3}" 2>&1' "$TIME" "$CLIENTS" "${@:2}" | sed -n 's/^tps = \([0-9.]*\).*/\1/p' >>"$results/$1"
}
settled() { [ "$(k get statefulset "$RELEASE" --output jsonpath='{.status.readyReplicas}')" = "$(replicas)" ]; }
# A server as somebody would start it by hand, with the settings that the release has. The image looks for the names of users in /run/ha.
plain() {
  client gitea plain gitea "$RELEASE-gitea"
  # shellcheck disable=SC2016
  kubectl exec --namespace gitea plain -- bash -c 'set -e
    echo postgres:x:10002:0::/tmp:/bin/sh >/run/ha/passwd
    mkdir -p /tmp/s
    '$BIN'/initdb -D /tmp/d -U gitea --auth=scram-sha-256 --pwfile=/binding/password --data-checksums >/dev/null
    echo "host all all all scram-sha-256" >>/tmp/d/pg_hba.conf
    nohup '$BIN'/postgres -D /tmp/d -k /tmp/s -c listen_addresses="*" -c shared_buffers=128MB -c wal_level=replica -c wal_log_hints=on \
      >/tmp/log 2>&1 </dev/null &
    until '$BIN'/pg_isready -q -h /tmp/s; do sleep 0.5; done
    PGPASSWORD=$(cat /binding/password) '$BIN'/createdb -h /tmp/s -U gitea gitea'
  kubectl get pod --namespace gitea plain --output jsonpath='{.status.podIP}'
}
release() { # OPTION...
  clean
  deploy --set-json 'networkPolicy.extraIngress=[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"gitea"}}}],"ports":[{"port":"postgresql"}]}]' "$@"
  until_true 120 settled || fail 'not ready'
}
measured() { # NAME HOST OPTION...
  round "$@"
  [ "$(wc -l <"$results/$1")" -lt "$ROUNDS" ] || printf '%-52s %8.0f\n' "${1//_/ }" "$(sort -n "$results/$1" | sed -n "$(((ROUNDS + 1) / 2))p")"
}

namespaces
secrets create >/dev/null
printf '%-52s %8s\n' "$CLIENTS clients, $ROUNDS rounds of $TIME s" 'tps'
release --set postgresql.replicaCount=1
client gitea client gitea "$RELEASE-gitea"
host=$(in_client 'cat /binding/host')
direct=$RELEASE-rw.${host#*.}
without=$(plain)
prepare "$without"
prepare "$direct"
for _ in $(seq "$ROUNDS"); do
  measured 'one_server,_without_the_agent' "$without"
  measured 'one_server' "$direct"
  measured 'one_server,_through_Pgpool' "$host"
done
kubectl delete pod --namespace gitea plain --grace-period=0 --force >/dev/null 2>&1
release
prepare "$direct"
for _ in $(seq "$ROUNDS"); do
  acknowledged_by "$direct" on
  measured 'three_servers,_acknowledged_by_two' "$direct"
  measured 'three_servers,_by_two,_through_Pgpool' "$host"
  measured 'three_servers,_by_two,_prepared,_through_Pgpool' "$host" -M prepared
  measured 'three_servers,_by_two,_reconnecting,_through_Pgpool' "$host" -C
  acknowledged_by "$direct" local
  measured 'three_servers,_acknowledged_by_one' "$direct"
  measured 'three_servers,_by_one,_through_Pgpool' "$host"
done
in_client 'psql -XAtq -h "$1" -c "ALTER ROLE gitea RESET synchronous_commit"' "$direct"
