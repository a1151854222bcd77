#!/bin/sh
# helm test: as an application does it. What is written comes back, and whoever has no right is refused.
# shellcheck disable=SC2317 # functions that check calls
set -eu
export HOME=/tmp BAO_CLIENT_TIMEOUT=10s BAO_MAX_RETRIES=2
umask 0077
failed=0

check() { # WHAT COMMAND...
  what=$1
  shift
  if answer=$("$@" 2>&1); then
    printf 'ok    %s\n' "$what"
  else
    printf 'FAIL  %s: %s\n' "$what" "$answer"
    failed=1
  fi
}

log_in() {
  bao write -field=token auth/kubernetes/login role=test jwt=@/run/token/token >"$HOME/.vault-token"
}

comes_back() {
  now=$(date +%s)-$$
  bao kv put -mount=kv test "now=$now" >/dev/null
  bao kv get -mount=kv -field=now test | grep -x "$now"
}

refused() { # COMMAND...
  ! answer=$("$@" 2>&1) || return 1
  printf '%s' "$answer" | grep -e 'permission denied' -e 'not authorized'
}

check 'the account of this pod logs in' log_in
check 'what is written comes back' comes_back
check 'a path of others is refused' refused bao kv get -mount=kv consumers/test
check 'the role of others is refused' refused bao write auth/kubernetes/login role=admin jwt=@/run/token/token
rm -f "$HOME/.vault-token"
check 'nobody reads without a token' refused bao kv get -mount=kv test
exit "$failed"
