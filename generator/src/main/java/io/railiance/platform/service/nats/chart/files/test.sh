#!/bin/sh
# helm test: as an application does it. A message that is acknowledged comes back, and whoever has no right is refused.
# shellcheck disable=SC2016,SC2317 # subjects of JetStream begin with a dollar; functions that check calls
set -eu
export HOME=/tmp XDG_CONFIG_HOME=/tmp
failed=0

# context NAME USER PASSWORD
context() {
  jq -n --arg url "$SERVER" --arg user "$2" --arg password "$3" --arg ca "$CA" \
    '{url: $url, user: $user, password: $password, ca: $ca}' >"/tmp/nats/context/$1.json"
}

as() { # CONTEXT COMMAND...
  context=$1
  shift
  nats --context "$context" --timeout 10s "$@" 2>&1
}

check() { # WHAT COMMAND...
  what=$1
  shift
  if answer=$("$@"); then
    printf 'ok    %s\n' "$what"
  else
    printf 'FAIL  %s: %s\n' "$what" "$answer"
    failed=1
  fi
}

comes_back() {
  now=$(date +%s)-$$
  as probe request --raw '$JS.API.STREAM.CREATE.helm-test' \
    "{\"name\":\"helm-test\",\"subjects\":[\"helm-test\"],\"max_msgs\":1,\"max_bytes\":1048576,\"storage\":\"file\",\"num_replicas\":$COPIES}" |
    jq --exit-status .config >/dev/null || return 1
  as probe request --raw helm-test "$now" | jq --exit-status .seq >/dev/null || return 1
  as probe request --raw '$JS.API.STREAM.MSG.GET.helm-test' '{"last_by_subj":"helm-test"}' |
    jq --raw-output .message.data | base64 -d | grep -x "$now"
}

refused() { # CONTEXT
  answer=$(as "$1" publish helm-test nothing) && return 1
  printf '%s' "$answer" | grep -i authorization
}

mkdir -p /tmp/nats/context
context probe probe "$(head -n 1 /run/users/probe)"
context wrong probe wrong
context nobody '' ''
check 'user probe signs in' as probe rtt
check 'a message that is acknowledged comes back' comes_back
check 'a wrong password is refused' refused wrong
check 'nobody comes in without a user' refused nobody
exit "$failed"
