# shellcheck shell=bash
# Sourced: the three steps of an exchange of passwords, and how to see that one is done.
USERS="admin replication sentinel proxy metrics probe gitea-session"
SECRET=$RELEASE-users

passwords_loaded() { # COUNT: all servers and Sentinels know that many passwords of all users
  local pod user
  for pod in $(pods server); do
    for user in $USERS; do
      [ "$(acl_count "$pod" 6379 "$user")" -eq "$1" ] || return 1
      [ "$user" = gitea-session ] || [ "$user" = replication ] || [ "$(acl_count "$pod" 26379 "$user")" -eq "$1" ] || return 1
    done
  done
}

first_line_sum() { k get secret "$SECRET" --output go-template="{{ index .data \"$1\" | base64decode }}" | head -n 1 | sha256sum; }

passwords_current() { # every pod of the release has the current first lines
  local pod
  for pod in $(pods server); do
    [ "$(in_pod "$pod" 'cat $RUN/admin' | sha256sum)" = "$(first_line_sum admin)" ] || return 1
  done
  for pod in $(pods proxy); do
    [ "$(k exec "$pod" -- head -n 1 /run/users/proxy | sha256sum)" = "$(first_line_sum proxy)" ] || return 1
  done
}

# volumes_read_again: a kubelet looks whether the Secrets of a pod are others when the pod is another, or after a minute or two
volumes_read_again() {
  sleep 1
  k annotate pods --overwrite --selector "app.kubernetes.io/instance=$RELEASE" "railiance.io/read-again=$EPOCHREALTIME" >/dev/null
  [ ! "${OBSERVER:-}" ] || kubectl annotate pods --namespace "$CONSUMER" --overwrite --selector "$OBSERVER" "railiance.io/read-again=$EPOCHREALTIME" >/dev/null
}

of_each_user() { # STEP
  local user
  for user in $USERS; do secrets "$1" "$SECRET" "$user"; done
  volumes_read_again
}
