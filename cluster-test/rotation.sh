#!/bin/bash
# Exchanges the passwords of all internal users and of one consumer under a client that writes and connects anew all the time:
# no error, nothing lost, and afterwards the old passwords are refused and a failover works.
. "$(dirname "$0")/lib.sh"
. "$HERE/passwords.sh"

current() { # also the client's binding
  passwords_current && [ "$( (in_client 'cat /binding/password'; echo) | sha256sum)" = "$(first_line_sum gitea-session)" ]
}

until_true 120 whole || fail 'not whole before'
client gitea client gitea "$RELEASE-gitea-session"
restarts=$(k get pods --output name)
in_client 'cat /binding/password >/tmp/old'
writes_begin
of_each_user rotate
until_true 180 passwords_loaded 2 || fail 'the new passwords were not loaded'
ok 'both passwords are valid'
of_each_user promote
until_true 180 current || fail 'the new passwords are not current'
sleep 5
ok 'the new passwords are in use'
of_each_user retire
until_true 180 passwords_loaded 1 || fail 'the old passwords are still valid'
sleep 20
result=$(writes_end) || fail "$result"
[[ $result == *' 0 errors' ]] || fail "$result: $(in_client 'head -3 /tmp/errors')"
ok "under rotation: $result"
[ "$(k get pods --output name)" = "$restarts" ] || fail 'a pod was replaced'
answer=$(in_client 'REDISCLI_AUTH=$(cat /tmp/old) valkey-cli -h $(cat /binding/host) --user $(cat /binding/username) --no-auth-warning PING 2>&1' || :)
[[ $answer == *WRONGPASS* ]] || fail "the old password: $answer"
ok 'the old password is refused'
"$HERE/faults.sh" primary_deleted_by_force
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test'
ok 'helm test'
