#!/bin/bash
# Exchanges the passwords of all internal users and of one consumer under a client that writes and connects anew all the time:
# no error, nothing lost, and afterwards the old passwords are refused and a failover works.
. "$(dirname "$0")/lib.sh"
USERS="admin replication sentinel proxy metrics probe gitea-session"
SECRET=$RELEASE-users

pods() { k get pods --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=$1" --output name | cut -d / -f 2; }

loaded() { # COUNT: all servers and Sentinels know that many passwords of all users
  local pod user
  for pod in $(pods server); do
    for user in $USERS; do
      [ "$(acl_count "$pod" 6379 "$user")" -eq "$1" ] || return 1
      [ "$user" = gitea-session ] || [ "$user" = replication ] || [ "$(acl_count "$pod" 26379 "$user")" -eq "$1" ] || return 1
    done
  done
}

first_line_sum() { k get secret "$SECRET" --output go-template="{{ index .data \"$1\" | base64decode }}" | head -n 1 | sha256sum; }

current() { # every pod has the current first lines, and the client its binding
  local pod
  for pod in $(pods server); do
    [ "$(in_pod "$pod" 'cat $RUN/admin' | sha256sum)" = "$(first_line_sum admin)" ] || return 1
  done
  for pod in $(pods proxy); do
    [ "$(k exec "$pod" -- head -n 1 /run/users/proxy | sha256sum)" = "$(first_line_sum proxy)" ] || return 1
  done
  [ "$( (in_client 'cat /binding/password'; echo) | sha256sum)" = "$(first_line_sum gitea-session)" ]
}

each() { # STEP
  local user
  for user in $USERS; do secrets "$1" "$SECRET" "$user"; done
}

until_true 120 whole || fail 'not whole before'
client gitea client gitea "$RELEASE-gitea-session"
restarts=$(k get pods --output name)
in_client 'cat /binding/password >/tmp/old'
writes_begin
each rotate
until_true 180 loaded 2 || fail 'the new passwords were not loaded'
ok 'both passwords are valid'
each promote
until_true 180 current || fail 'the new passwords are not current'
sleep 5
ok 'the new passwords are in use'
each retire
until_true 180 loaded 1 || fail 'the old passwords are still valid'
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
