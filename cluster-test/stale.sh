#!/bin/bash
# A replica that fell behind must not be taken for one that knows more than a primary which restarts.
. "$(dirname "$0")/lib.sh"

until_true 120 whole || fail 'not whole before'
client gitea client gitea "$RELEASE-gitea-session"
until_true 30 eval '[ "$(as_client SET gitea-session:stale old)" = OK ]' || fail 'no write'
first=$(primary)
stale=$(in_pod "$first" 'peers | head -n 1')
other=$(in_pod "$first" 'peers | tail -n 1')
in_pod "$stale" 'echo wrong | tr -d "\n" | local_server -x CONFIG SET primaryauth; cli $(fqdn '"$first"') 6379 CLIENT KILL TYPE replica' >/dev/null
sleep 8
until_true 30 eval '[ "$(as_client SET gitea-session:stale new)" = OK ]' || fail 'no write with one replica'
sleep 30
k delete pod "$first" "$other" --force --grace-period=0 >/dev/null 2>&1
until_true 120 eval '[ "$(as_client GET gitea-session:stale)" = new ]' || fail "reads $(as_client GET gitea-session:stale)"
ok "the newer data is served, by $(primary); the replica that fell behind was $stale"
k delete pod "$stale" >/dev/null # its password comes back with the pod
until_true 120 whole || fail 'not whole after'
ok 'whole again'
