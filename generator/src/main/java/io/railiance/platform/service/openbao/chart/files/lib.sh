# shellcheck shell=sh disable=SC2034
# Sourced by the scripts of an OpenBao pod.

# shellcheck source=/dev/null
. /opt/platform/settings.sh
# shellcheck source=/dev/null
. /opt/platform/server.sh

DATA=/data            # the volume
RUN=/run/openbao      # memory: configuration and the seal's keys, of the server alone
SEAL=/run/seal        # Secret: key "key" for the static seal, "token" for transit; the second line of "key" is the key before or after
STORE=$DATA/raft      # what the server keeps, once this node belongs to the release
JOINING=$DATA/joining # the same, before that: nobody was ever served from it
SEALED_BY=$DATA/seal  # the id of the key that the server last began with
HOME=/tmp
export HOME

# status NODE PORT: of the server of a node, in JSON; nothing if none answers, or none that is trusted
status() {
  timeout 5 bao status -format=json -address="$SCHEME://$1.$DOMAIN:$2" ${CA:+-ca-cert="$CA"} 2>"$HOME/status-error" || :
}

# distrust: why the last one was not trusted, if that is it
distrust() {
  sed -n 's/.*\(x509: .*\)/ (\1)/p' "$HOME/status-error" | sed 's/current time [^ ]* is/the clock here is/' | head -n 1
}

# is FIELD VALUE: whether that stands in the status on standard input
is() {
  grep -q "^ *\"$1\": $2,\{0,1\}\$"
}

# why TEXT...: what is waited for, once
why() {
  if [ "$*" != "${said:-}" ]; then
    log "waiting: $*"
    said=$*
  fi
}

OTHERS=$(printf '%s\n' "$NODES" | tr ' ' '\n' | grep -vxF "$POD_NAME" | tr '\n' ' ')
