# shellcheck shell=sh disable=SC2034
# Sourced by every script in a Valkey pod: who the peers are, and the one way to talk to them.

# shellcheck source=/dev/null
. /opt/valkey/settings.sh

RUN=/run/valkey         # memory: rendered configuration, ACL files, and the passwords that servers and scripts themselves need
DATA=/data              # the volume
# A server whose role nobody has decided yet is a replica of this address, where nothing listens: it serves
# INFO to its peers, and can neither take a write nor give data away.
NOWHERE_HOST=127.0.0.1
NOWHERE_PORT=1

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

fqdn() {
  printf '%s.%s' "$1" "$DOMAIN"
}

# quoted TEXT: as one word of a Valkey configuration file
quoted() {
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# cli HOST PORT COMMAND...: as user admin, two seconds at most, the password in neither argv nor the pod's environment.
# The agent keeps the password that the servers accepted last, so that it can tell them the next one.
cli() {
  cli_host=$1 cli_port=$2
  shift 2
  if [ "$TLS" = yes ]; then
    set -- --tls --cacert /run/tls/ca.crt "$@"
  fi
  REDISCLI_AUTH=$(cat "$RUN/admin") timeout 2 valkey-cli -h "$cli_host" -p "$cli_port" --user admin --no-auth-warning "$@" 2>/dev/null
}

local_server() { cli 127.0.0.1 6379 "$@"; }
local_sentinel() { cli 127.0.0.1 26379 "$@"; }

# info NODE: INFO of its server, one "key:value" a line
info() {
  if [ "$1" = "$POD_NAME" ]; then set -- 127.0.0.1; else set -- "$(fqdn "$1")"; fi
  cli "$1" 6379 INFO | tr -d '\r'
}

# field NAME: its value in the INFO on standard input
field() {
  sed -n "s/^$1://p" | head -n 1
}

# named_by NODE: the node that its Sentinel calls primary; nothing if it monitors none; fails if it does not answer
named_by() {
  if [ "$1" = "$POD_NAME" ]; then set -- 127.0.0.1; else set -- "$(fqdn "$1")"; fi
  named=$(cli "$1" 26379 SENTINEL get-master-addr-by-name "$RELEASE") || return 1
  case $named in
    NOAUTH* | WRONGPASS* | NOPERM* | ERR* | LOADING*) return 1 ;;
  esac
  printf '%s\n' "$named" | head -n 1 | sed 's/\..*//'
}

# request_failover [OPTION]: asks the Sentinels, the peers' first because ours may be young or about to stop, until one accepts
request_failover() {
  answer='no Sentinel answers'
  for node in $(peers) "$POD_NAME"; do
    answer=$(cli "$(fqdn "$node")" 26379 SENTINEL FAILOVER "$RELEASE" "$@") || continue
    case $answer in
      OK | INPROG*) return 0 ;;
    esac
  done
  log "failover refused: $answer"
  return 1
}

# alone NAME: from here on this process, and what it becomes, is the only one of that name on the volume. A pod that was deleted by force
# runs on for its grace period, beside its successor: two servers would write each other's files away. It is told to be quick.
alone() {
  touch "$DATA/$1.next" || : # a full volume may have no room for it
  exec 9>>"$DATA/$1.lock"
  if ! flock -n 9; then
    log "waiting: the $1 of an earlier pod still has the volume"
    flock 9
  fi
  rm -f "$DATA/$1.next"
}

peers() {
  for node in $NODES; do
    [ "$node" = "$POD_NAME" ] || printf '%s\n' "$node"
  done
}
