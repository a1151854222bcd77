#!/bin/bash
# TLS on every port: helm test, a client that checks the certificate, no plain answer, and a failover.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

domain=$NAMESPACE.svc.cluster.local

clean
certificate "$work" "*.$RELEASE-headless.$domain" "$RELEASE-primary.$domain" "$RELEASE-replicas.$domain" "$RELEASE-sentinel.$domain"
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
