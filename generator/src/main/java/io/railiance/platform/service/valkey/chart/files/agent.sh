#!/bin/sh
# Runs beside the server as a native sidecar and does two things, every second or two and from what it sees, never from what it remembers:
#   credentials   turns the users' Secret into ACL files and tells the running processes about changes
#   placement     gives Sentinel a primary to monitor, and a server that has just started its role (HA only)
# It needs no access to the Kubernetes API.
set -eu
. /opt/valkey/lib.sh
umask 0077
USERS=/run/users # Secret: one file a user, one valid password a line, the current one first; no other container mounts it

# --- credentials -------------------------------------------------------------------------------------------------------------------

# password USER: the current one
password() {
  head -n 1 "$USERS/$1"
}

# hashes USER: each of its passwords as the ACL file wants it
hashes() {
  while IFS= read -r line || [ -n "$line" ]; do
    [ -z "$line" ] || printf ' #%s' "$(printf '%s' "$line" | sha256sum | cut -c 1-64)"
  done <"$USERS/$1"
}

# acl TABLE: the ACL file for a table of "user rules..." lines
acl() {
  printf 'user default off resetpass -@all\n'
  while read -r user rules; do
    case $user in '' | '#'*) continue ;; esac
    if [ -s "$USERS/$user" ]; then
      printf 'user %s on%s %s\n' "$user" "$(hashes "$user")" "$rules"
    else
      log "user $user has no password in the Secret: it stays off"
      printf 'user %s off resetpass %s\n' "$user" "$rules"
    fi
  done <"$1"
}

# The exporter wants its password by address
exporter_passwords() {
  scheme=redis
  [ "$TLS" = no ] || scheme=rediss
  json=$(password metrics | sed 's/[\\"]/\\&/g')
  printf '{"%s://metrics@localhost:6379":"%s","%s://metrics@localhost:26379":"%s"}\n' "$scheme" "$json" "$scheme" "$json"
}

# write FILE COMMAND...: its output, beside and renamed, so that no reader sees half a file
write() {
  file=$1
  shift
  "$@" >"$file.new" && mv "$file.new" "$file"
}

# users.acl comes last: the other containers start when it is there
render() {
  for user in replication sentinel; do
    write "$RUN/$user" password "$user"
  done
  [ ! -s "$USERS/metrics" ] || write /run/exporter/passwords.json exporter_passwords
  write "$RUN/sentinel-users.acl" acl /etc/valkey-users/sentinel
  write "$RUN/users.acl" acl /etc/valkey-users/server
}

# ACL LOAD ends only the connections of users that are gone; the others stay, even with a password that is no longer listed.
load_server() {
  local_server ACL LOAD | grep -qx OK || return 1
  [ "$REPLICAS" -eq 1 ] || password replication | tr -d '\n' | local_server -x CONFIG SET primaryauth | grep -qx OK
}

load_sentinel() {
  [ "$REPLICAS" -gt 1 ] || return 0
  local_sentinel ACL LOAD | grep -qx OK || return 1
  password sentinel | tr -d '\n' | local_sentinel -x SENTINEL CONFIG SET sentinel-pass | grep -qx OK || return 1
  [ -z "$(named_by "$POD_NAME")" ] || password sentinel | tr -d '\n' | local_sentinel -x SENTINEL SET "$RELEASE" auth-pass | grep -qx OK
}

sum() {
  # Both tables and all passwords; a Secret in the middle of its exchange shows up as a change once more
  cat "$USERS"/* /etc/valkey-users/* 2>/dev/null | sha256sum
}

# Rendering never waits for the servers, loading does: it is tried again until both have taken it. They know us by the password that
# they took last, or, if they have started since, by the one they found in the rendered files.
credentials() {
  now=$(sum)
  if [ "$now" != "$rendered" ]; then
    render
    rendered=$now
  fi
  [ "$now" != "$loaded" ] || return 0
  if (load_server && load_sentinel) || { write "$RUN/admin" password admin; (load_server && load_sentinel); }; then
    write "$RUN/admin" password admin
    loaded=$now
    log 'users loaded'
  fi
}

# --- placement: what to monitor ----------------------------------------------------------------------------------------------------

# Keys in all databases
keys() {
  sed -n 's/^db[0-9]*:keys=\([0-9]*\),.*/\1/p' | awk '{ n += $1 } END { print n + 0 }'
}

waits() { # whether the INFO on standard input is of a server without a role
  awk -F: -v host="$NOWHERE_HOST" -v port="$NOWHERE_PORT" \
    '$1 == "master_host" && $2 == host { h = 1 } $1 == "master_port" && $2 == port { p = 1 } END { exit !(h && p) }'
}

# Our Sentinel has no history. In this order: what the other Sentinels know; a running primary (growth from one pod); and only if
# every Sentinel and every server answers, and none of them knows anything: the one with data, or the first.
first_primary() {
  names='' sentinels=1 servers=0 holders=''
  for node in $(peers); do
    if name=$(named_by "$node"); then
      sentinels=$((sentinels + 1))
      names="$names $name"
    fi
  done
  # shellcheck disable=SC2086 # words
  known=$(printf '%s\n' $names | grep . | sort | uniq -c | sort -rn | awk 'NR == 1 { print $2 }')
  [ -z "$known" ] || { printf '%s\n' "$known"; return; }
  for node in $NODES; do
    state=$(info "$node") || continue
    if [ "$(printf '%s\n' "$state" | field role)" = master ]; then
      printf '%s\n' "$node"
      return
    fi
    [ "$(printf '%s\n' "$state" | field loading)" = 0 ] || continue
    servers=$((servers + 1))
    [ "$(printf '%s\n' "$state" | keys)" -eq 0 ] || holders="$holders $node"
  done
  if [ "$sentinels" -lt "$REPLICAS" ] || [ "$servers" -lt "$REPLICAS" ]; then
    why "no Sentinel knows a primary yet, and only $sentinels Sentinels and $servers servers of $REPLICAS answer"
    return 1
  fi
  if [ -n "$RECOVERY_PRIMARY" ]; then
    printf '%s\n' "$RECOVERY_PRIMARY"
    return
  fi
  # shellcheck disable=SC2086 # words
  set -- $holders
  case $# in
    0) printf '%s\n' "${NODES%% *}" ;;
    1) printf '%s\n' "$1" ;;
    *)
      why "refused: $* hold data, and no Sentinel remembers which was primary. Compare them and set recovery.primary to one of them"
      return 1
      ;;
  esac
}

monitor() {
  local_sentinel SENTINEL MONITOR "$RELEASE" "$(fqdn "$1")" 6379 "$QUORUM" | grep -qx OK || return 1
  local_sentinel SENTINEL SET "$RELEASE" down-after-milliseconds "$DOWN_AFTER" failover-timeout "$FAILOVER_TIMEOUT" \
    parallel-syncs 1 auth-user sentinel >/dev/null
  password sentinel | tr -d '\n' | local_sentinel -x SENTINEL SET "$RELEASE" auth-pass >/dev/null
  log "Sentinel monitors $1"
}

# After a shrink, Sentinels that are gone would still count when a majority is asked for.
forget_gone_sentinels() {
  others=$(local_sentinel SENTINEL MASTER "$RELEASE" | awk 'seen { print; exit } $0 == "num-other-sentinels" { seen = 1 }')
  # Not while the primary is away: Sentinel needs its list of replicas then
  if [ "${others:-0}" -ge "$REPLICAS" ] && [ "$(info "$1" | field role)" = master ]; then
    log "Sentinel knows $others others, there are $((REPLICAS - 1)): forgetting all, it will find them again"
    local_sentinel SENTINEL RESET "$RELEASE" >/dev/null
  fi
}

place_sentinel() {
  name=$(named_by "$POD_NAME") || return 0
  if [ -z "$name" ]; then
    name=$(first_primary) && monitor "$name"
  elif [ $((round % 60)) -eq 59 ]; then
    forget_gone_sentinels "$name"
  fi
}

# --- placement: which role ---------------------------------------------------------------------------------------------------------

# majority: the node that most Sentinels call primary
majority() {
  names=''
  for node in $NODES; do
    name=$(named_by "$node") || continue
    names="$names ${name:--}"
  done
  # shellcheck disable=SC2086 # words
  printf '%s\n' $names | sort | uniq -c | awk -v need="$QUORUM" '$1 >= need && $2 != "-" { print $2 }' | grep .
}

priority() {
  local_server CONFIG SET replica-priority "$1" >/dev/null && log "replica-priority $1"
}

# A replica that has been in step with the primary since it started may be promoted, unless it is about to stop or its volume takes no
# more. When it last was is noted on the volume, for a restart after which the primary stays away.
keep_in_step() { # PRIORITY AOF_LAST_WRITE_STATUS
  wanted=100
  if [ -e "$RUN/stopping" ] || [ "$2" = err ]; then wanted=0; fi
  [ "$1" = "$wanted" ] || priority "$wanted"
  [ $((round % 3)) -ne 0 ] || write "$DATA/in-step" date +%s
}

# The volume of this primary takes no more, so it refuses writes: a replica whose volume does is better off.
hand_over() {
  for node in $(peers); do
    state=$(info "$node") || continue
    if [ "$(printf '%s\n' "$state" | field master_link_status)" = up ] && [ "$(printf '%s\n' "$state" | field slave_priority)" = 100 ]; then
      log "the volume takes no more writes: asking for a failover"
      request_failover COORDINATED || request_failover || :
      return
    fi
  done
  why 'the volume takes no more writes, nor does that of a replica. Raise persistence.size, or free room: writes go on by themselves then'
}

# A replica that lost the primary long ago is not in step any more, although it was. As long as there is a primary it will catch up;
# when there is none, it must not be taken for one that knows more than the others.
step_back() { # SECONDS without the primary
  [ "$1" -ge 30 ] || return 0
  primary=$(majority) || return 0
  if [ "$(info "$primary" | field role)" != master ]; then
    log "without primary for $1 s, and $primary is none: waiting for one"
    local_server REPLICAOF "$NOWHERE_HOST" "$NOWHERE_PORT" >/dev/null
    priority 0
  fi
}

# All servers were down, and the primary does not come back: after a while those with data stand for election. Sentinel promotes
# the lowest priority, which is the one that was in step with the primary last.
stand_for_election() {
  if [ "$RECOVERY_PRIMARY" = "$POD_NAME" ]; then
    [ "$2" = 1 ] || priority 1
  elif [ "$1" -gt 0 ] && [ "$2" = 0 ] && [ -s "$DATA/in-step" ] && [ -z "$RECOVERY_PRIMARY" ] &&
    [ "$RECOVERY_WAIT" -gt 0 ] && [ $(($(date +%s) - waiting_since)) -ge "$RECOVERY_WAIT" ]; then
    priority $((2147483647 - $(cat "$DATA/in-step")))
  fi
}

follow() { # PRIMARY KEYS PRIORITY
  if [ "$(info "$1" | field role)" = master ]; then
    log "replica of $1"
    local_server REPLICAOF "$(fqdn "$1")" 6379 >/dev/null
  else
    why "the Sentinels name $1, which is not primary yet; this server holds $2 keys"
    stand_for_election "$2" "$3"
  fi
}

# The Sentinels name this server, but it has been away: is there a peer that knows more?
lead() { # KEYS
  answering=1 in_step='' holders=''
  for node in $(peers); do
    state=$(info "$node") || continue
    [ "$(printf '%s\n' "$state" | field loading)" = 0 ] || continue
    answering=$((answering + 1))
    if [ "$(printf '%s\n' "$state" | field role)" = master ]; then
      why "$node is being promoted"
      return
    fi
    [ "$(printf '%s\n' "$state" | field slave_priority)" != 100 ] || in_step="$in_step $node"
    [ "$(printf '%s\n' "$state" | keys)" -eq 0 ] || holders="$holders $node"
  done
  if [ -n "$in_step" ]; then
    why "the Sentinels name this server, but$in_step had its data while it was away: asking for a failover"
    request_failover || :
  elif [ "$answering" -lt "$QUORUM" ]; then
    why "the Sentinels name this server, but only $answering servers of $REPLICAS answer"
  elif [ -n "$RECOVERY_PRIMARY" ] && [ "$RECOVERY_PRIMARY" != "$POD_NAME" ]; then
    why "recovery.primary is $RECOVERY_PRIMARY: asking for a failover"
    request_failover || :
  elif [ "$1" -gt 0 ] || [ "$RECOVERY_PRIMARY" = "$POD_NAME" ]; then
    log "primary: named by the Sentinels, holds $1 keys, no peer was in step with it"
    promote
  elif [ "$answering" -eq "$REPLICAS" ] && [ -z "$holders" ]; then
    log 'primary: named by the Sentinels, nobody holds data'
    promote
  else
    why "refused: the Sentinels name this server, which is empty;${holders:- peers that do not answer} may hold data." \
      "It stays a replica until one of them stands for election (recovery.waitSeconds) or recovery.primary names one"
    [ -z "$holders" ] || request_failover || :
  fi
}

promote() {
  local_server REPLICAOF NO ONE >/dev/null
  priority 100
}

place_server() {
  state=$(info "$POD_NAME") || return 0
  [ "$(printf '%s\n' "$state" | field loading)" = 0 ] || return 0
  ours=$(printf '%s\n' "$state" | field slave_priority)
  if [ "$(printf '%s\n' "$state" | field role)" = master ]; then
    waiting_since=$(date +%s) linked_at=$(date +%s) pause=2
    [ "$(printf '%s\n' "$state" | field aof_last_write_status)" != err ] || hand_over
  elif printf '%s\n' "$state" | waits; then
    linked_at=$(date +%s)
    held=$(printf '%s\n' "$state" | keys)
    if ! primary=$(majority); then
      why "fewer than $QUORUM Sentinels of $REPLICAS name the same primary"
    elif [ "$primary" = "$POD_NAME" ]; then
      lead "$held"
    else
      follow "$primary" "$held" "$ours"
    fi
  else
    waiting_since=$(date +%s) pause=2
    if [ "$(printf '%s\n' "$state" | field master_link_status)" = up ]; then
      linked_at=$(date +%s)
      keep_in_step "$ours" "$(printf '%s\n' "$state" | field aof_last_write_status)"
    else
      step_back $(($(date +%s) - linked_at))
    fi
  fi
}

# why TEXT...: what is waited for, at once when it changes and else every few rounds
why() {
  if [ "$*" != "$(cat "$RUN/why" 2>/dev/null)" ] || [ $((round % 5)) -eq 0 ]; then
    log "waiting: $*"
  fi
  printf '%s' "$*" >"$RUN/why"
}

rendered='' loaded='' round=0 waiting_since=$(date +%s) linked_at=$(date +%s)
trap 'exit 0' TERM
for user in admin replication sentinel; do
  until [ -s "$USERS/$user" ]; do
    log "waiting: the Secret $USERS_SECRET has no key $user"
    sleep 5
  done
done
write "$RUN/admin" password admin
while :; do
  pause=1
  credentials
  if [ "$REPLICAS" -gt 1 ]; then
    place_sentinel || :
    place_server || :
  fi
  round=$((round + 1))
  sleep "$pause" &
  wait $!
done
