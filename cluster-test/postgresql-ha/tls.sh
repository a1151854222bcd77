#!/bin/bash
# The chart postgresql-ha with TLS: helm test compares the names in the certificate, a consumer comes in through Pgpool with it, and without it
# to nothing; a failover. For test clusters only: the release and its volumes are deleted first.
export SERVICE=postgresql-ha IMAGE=${IMAGE:-ghcr.io/railiance/postgresql-ha:0.1.0-17}
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

domain=$NAMESPACE.svc.cluster.local

# sql MODE SQL: as the consumer, through Pgpool
sql() {
  kubectl exec --namespace gitea client -- bash -c 'PGPASSWORD=$(cat /binding/password) PGCONNECT_TIMEOUT=3 PGSSLMODE=$1 PGSSLROOTCERT=/tmp/ca.crt \
    exec timeout 10 psql -XAtq -h "$(cat /binding/host)" -U gitea -d gitea -c "$2"' sql "$@" 2>&1
}

namespaces
secrets create >/dev/null
clean
certificate "$work" "*.$RELEASE-headless.$domain" "$RELEASE-pgpool.$domain" "$RELEASE-rw.$domain" "$RELEASE-ro.$domain" "$RELEASE-r.$domain"
deploy --set tls.enabled=true --set "tls.existingSecret=$RELEASE-tls"
helm test "$RELEASE" --namespace "$NAMESPACE" --logs >"$work/test" 2>&1 || fail "helm test: $(cat "$work/test")"
ok 'helm test'
client gitea client gitea "$RELEASE-gitea"
kubectl exec --namespace gitea --stdin client -- sh -c 'cat >/tmp/ca.crt' <"$work/ca.crt"
sleep 3
[ "$(sql verify-full 'CREATE TABLE tls (n int); INSERT INTO tls VALUES (1); SELECT n FROM tls')" = 1 ] || fail "a write over TLS: $(sql verify-full 'SELECT 1')"
ok 'a consumer writes through Pgpool, and compares the name in the certificate'
[ "$(sql disable 'SELECT 1' || :)" != 1 ] || fail 'a plain connection is served'
ok 'a plain connection is not served'
[ "$(sql verify-full 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')" = t ] || fail 'Pgpool comes to PostgreSQL without TLS'
ok 'Pgpool comes to PostgreSQL with TLS'
primary=$(k get pods --selector "app.kubernetes.io/instance=$RELEASE,railiance.io/role=primary" --output name)
began=$SECONDS
k delete "$primary" --grace-period=0 --force >/dev/null 2>&1
until_true 60 eval '[ "$(sql verify-full "INSERT INTO tls VALUES (2) RETURNING n")" = 2 ]' || fail 'no failover'
ok "failover over TLS, a write after $((SECONDS - began)) s at most"
