#!/bin/bash
# TLS on every port: helm test, a client that checks the certificate, no plain answer, and a failover.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

certificate() {
  local domain=$NAMESPACE.svc.cluster.local
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$RELEASE" -keyout "$work/tls.key" -out "$work/tls.csr" 2>/dev/null
  printf 'subjectAltName=%s' "DNS:*.$RELEASE-headless.$domain,DNS:$RELEASE-primary.$domain,DNS:$RELEASE-replicas.$domain,DNS:$RELEASE-sentinel.$domain" >"$work/san"
  openssl x509 -req -days 2 -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -extfile "$work/san" -out "$work/tls.crt" 2>/dev/null
  k delete secret "$RELEASE-tls" --ignore-not-found >/dev/null
  k create secret generic "$RELEASE-tls" --from-file="$work/tls.crt" --from-file="$work/tls.key" --from-file="$work/ca.crt" >/dev/null
}

clean
certificate
deploy --set tls.enabled=true --set "tls.existingSecret=$RELEASE-tls"
until_true 60 whole || fail 'not whole'
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test'
ok 'helm test'
client gitea client gitea "$RELEASE-gitea-session"
kubectl exec --namespace gitea --stdin client -- sh -c 'cat >/tmp/ca.crt' <"$work/ca.crt"
sleep 3
with_tls() { as_client --tls --cacert /tmp/ca.crt "$@"; }
[ "$(with_tls SET gitea-session:tls yes)" = OK ] || fail 'a write over TLS'
ok 'a write over TLS'
[ "$(as_client PING 2>&1 || :)" != PONG ] || fail 'a plain connection is served'
ok 'a plain connection is not served'
sleep 11
began=$SECONDS
k delete pod "$(primary)" --force --grace-period=0 >/dev/null 2>&1
until_true 60 eval '[ "$(with_tls SET gitea-session:tls again 2>/dev/null)" = OK ]' || fail 'no failover'
until_true 120 whole || fail 'not whole after the failover'
[ "$(with_tls GET gitea-session:tls)" = again ] || fail 'the key is gone'
ok "failover over TLS, a write after $((SECONDS - began)) s at most"
