#!/bin/bash
# One server: keeps its data, grows to three, and refuses to shrink onto data that may be old.
. "$(dirname "$0")/lib.sh"

value() { as_client GET gitea-session:kept; }

clean
deploy --set replicaCount=1
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test of one server'
ok 'helm test of one server'
client gitea client gitea "$RELEASE-gitea-session"
until_true 30 eval '[ "$(as_client SET gitea-session:kept one)" = OK ]' || fail 'no write'
k delete pod "$RELEASE-0" --force --grace-period=0 >/dev/null 2>&1
until_true 60 whole || fail 'does not come back'
until_true 30 eval '[ "$(value)" = one ]' || fail 'the key is gone'
ok 'the key outlives the pod'

deploy --set replicaCount=3
until_true 180 whole || fail 'does not grow'
[ "$(in_pod "$(primary)" 'info $POD_NAME | field connected_slaves')" = 2 ] || fail 'has not two replicas'
until_true 30 eval '[ "$(value)" = one ]' || fail 'the key is gone after growth'
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test after growth'
ok 'grows from one to three with its data'

sleep 11
[ "$(primary)" != "$RELEASE-0" ] || in_pod "$RELEASE-0" 'request_failover COORDINATED'
until_true 60 eval '[ "$(primary)" != "" ] && [ "$(primary)" != "$RELEASE-0" ]' || fail 'no failover'
until_true 60 whole || fail 'not whole after the failover'
until_true 30 eval '[ "$(as_client SET gitea-session:kept three)" = OK ]' || fail 'no write after the failover'
sleep 2
helm upgrade "$RELEASE" "$CHART" --namespace "$NAMESPACE" --values "$VALUES" --set replicaCount=1 >/dev/null
until_true 120 eval 'k logs "$RELEASE-0" --container valkey | grep -q "refused: the last primary was"' || fail 'takes data that may be old'
ok 'refuses to shrink onto what was a replica'
deploy --set replicaCount=1 --set "recovery.primary=$RELEASE-0"
until_true 60 eval '[ "$(value)" = three ]' || fail 'the key is gone after the shrink'
ok 'takes it with recovery.primary'
