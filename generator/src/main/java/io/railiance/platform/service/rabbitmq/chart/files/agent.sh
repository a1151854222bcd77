#!/bin/sh
# Runs beside the server as a native sidecar. Keeps true what the consumers' files state: virtual hosts, users with the passwords of the
# Secret, permissions, policies, queues. The table of objects has a line each: path of the HTTP API, and what shall be there. The agent
# reads, and writes only what differs. What applications made it leaves alone: it deletes only users, permissions and policies of its own
# making. Of several nodes the first that runs does this. It needs no access to the Kubernetes API.
set -eu
. /opt/platform/lib.sh
umask 0077
USERS=/run/users           # Secret: one file a user; no other container mounts it
TABLE=/etc/rabbitmq-objects/objects

# --- passwords ---------------------------------------------------------------------------------------------------------------------

. /opt/platform/logins.sh

# bytes HEX: as they are
bytes() {
  for byte in $(printf '%s' "$1" | sed 's/../0x& /g'); do
    # shellcheck disable=SC2059 # an octal escape
    printf "\\$(printf '%03o' "$byte")"
  done
}

# hash USER: as the server keeps it, salt and SHA-256 of salt and password. The salt follows from both, so that nothing changes while
# the password does not.
hash() {
  salt=$(printf '%s:%s' "$1" "$(password_of "$1")" | sha256sum | cut -c 1-8)
  digest=$({ bytes "$salt"; printf '%s' "$(password_of "$1")"; } | sha256sum | cut -c 1-64)
  bytes "$salt$digest" | base64 | tr -d '\n'
}

# objects: the table with the hashes in it, each user as often as it logs in
objects() {
  while read -r path body; do
    case $path in
      users/* | permissions/*)
        logins=$(logins_of "${path##*/}")
        [ -n "$logins" ] || why "user ${path##*/} has no password in the Secret $USERS_SECRET: it is left as it is"
        for login in $logins; do
          printf '%s/%s %s\n' "${path%/*}" "$login" "$body"
        done
        ;;
      *) printf '%s %s\n' "$path" "$body" ;;
    esac
  done <"$TABLE" | while read -r path body; do
    case $path in
      users/*) body=$(printf '%s' "$body" | sed "s|@HASH@|$(hash "${path#users/}")|") ;;
    esac
    printf '%s %s\n' "$path" "$body"
  done
}

# What a first start knows: the user admin
boot() {
  objects | sed -n 's|^users/admin {|{"users":[{"name":"admin",|p' | sed 's/$/]}/'
}

# --- the server's HTTP API, on the loopback ----------------------------------------------------------------------------------------

request() { # METHOD PATH BODY
  printf '%s /api/%s HTTP/1.0\r\nAuthorization: Basic %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
    "$1" "$2" "$(printf 'admin:%s' "$admin" | base64 | tr -d '\n')" "${#3}" "$3"
}

# api METHOD PATH [BODY]: sets status and answer; fails if there was none
api() {
  answer=$(request "$1" "$2" "${3:-}" | talk 127.0.0.1 15672 15 | tr -d '\r') || return 1
  status=$(printf '%s\n' "$answer" | sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p')
  answer=$(printf '%s\n' "$answer" | sed '1,/^$/d')
  [ -n "$status" ]
}

# The server knows us by one of the passwords in the Secret: by the one that was current when it last looked
signed_in() {
  while read -r admin || [ -n "$admin" ]; do
    api GET whoami || return 1
    [ "$status" != 200 ] || return 0
  done <"$USERS/admin"
  why 'the server knows none of the passwords of user admin. It takes the current one when a pod restarts'
  return 1
}

# entries: of the list in the answer, one a line
entries() {
  printf '%s\n' "$answer" | sed 's/^\[//; s/\]$//; s/},{/}\n{/g' | grep .
}

# field NAME: of entries on standard input
field() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

# --- what is stated, and what is there ---------------------------------------------------------------------------------------------

# holds BODY: whether the answer has every field of it. A field is what stands between two quotes that follow a brace or a comma.
holds() {
  printf '%s\n' "$1" | sed 's/[{,]"/\n/g' | sed 's/}*$//' | while read -r wanted; do
    [ -z "$wanted" ] || case $answer in
      *"\"$wanted,"* | *"\"$wanted}"* | *"\"${wanted%:*}:{"*) ;;
      *) exit 1 ;;
    esac
  done
}

# keep PATH BODY: makes it so
keep() {
  api GET "$1" || return 1
  case $status in
    200)
      if holds "$2"; then return 0; fi
      # A queue cannot be changed, only deleted with its messages
      case $1 in
        queues/*)
          why "$1 is there, but is not $2: it is left as it is"
          return 0
          ;;
      esac
      verb='changed' ;;
    404) verb='made' ;;
    *) return 1 ;;
  esac
  api PUT "$1" "$2" || return 1
  case $status in
    2??) log "$verb $1" ;;
    *)
      why "refused: $1: $answer"
      return 1
      ;;
  esac
}

# stated PATH: whether it shall be there. Of a user whose passwords we do not see nothing ends.
stated() {
  if cut -d ' ' -f 1 "$AGENT/objects" | grep -qxF "$1"; then return 0; fi
  case $1 in
    users/* | permissions/*) ;;
    *) return 1 ;;
  esac
  user=${1##*/}
  user=${user%.b}
  [ -z "$(logins_of "$user")" ] && cut -d ' ' -f 1 "$TABLE" | grep -qxF "users/$user"
}

# gone PATH: deletes it, if nobody states it
gone() {
  if ! stated "$1"; then
    api DELETE "$1" && log "deleted $1, which nobody states any more"
  fi
}

# What we made and nobody states any more: users with our tag, permissions of our users, policies with our prefix
drop() {
  api GET users && [ "$status" = 200 ] || return 1
  ours=$(entries | grep '"tags":\[[^]]*"platform"' | field name)
  api GET permissions && [ "$status" = 200 ] || return 1
  entries | while read -r entry; do
    user=$(printf '%s\n' "$entry" | field user)
    if printf '%s\n' "$ours" | grep -qxF "$user"; then
      gone "permissions/$(printf '%s\n' "$entry" | field vhost)/$user"
    fi
  done
  for user in $ours; do
    gone "users/$user"
  done
  api GET policies && [ "$status" = 200 ] || return 1
  entries | grep '"name":"platform\.' | while read -r entry; do
    gone "policies/$(printf '%s\n' "$entry" | field vhost)/$(printf '%s\n' "$entry" | field name)"
  done
}

# --- rounds ------------------------------------------------------------------------------------------------------------------------

# The first node that runs acts for all. What a later start must know of the cluster is noted on the volume.
leads() {
  api GET 'nodes?columns=name,running' && [ "$status" = 200 ] || return 1
  running=$(entries | grep '"running":true' | field name)
  note members "$(entries | grep -c .)"
  for node in $NODES; do
    if printf '%s\n' "$running" | grep -qxF "rabbit@$(fqdn "$node")"; then
      [ "$node" = "$POD_NAME" ]
      return
    fi
  done
  return 1
}

# note NAME TEXT: on the volume, if it is not there yet
note() {
  [ "$2" = "$(cat "$DATA/$1" 2>/dev/null)" ] || { printf '%s\n' "$2" >"$DATA/$1.new" && mv "$DATA/$1.new" "$DATA/$1"; }
}

version() {
  api GET 'overview?columns=rabbitmq_version' && [ "$status" = 200 ] || return 1
  note version "$(printf '%s\n' "$answer" | field rabbitmq_version)"
}

# After an upgrade, once all nodes run: what a version brings is used, and the next one demands it
flags() {
  [ "$(printf '%s\n' "$running" | grep -c .)" -eq "$REPLICAS" ] || return 0
  api GET feature-flags && [ "$status" = 200 ] || return 1
  for flag in $(entries | grep '"state":"disabled"' | grep '"stability":"\(stable\|required\)"' | field name); do
    api PUT "feature-flags/$flag/enable" '{}' && log "feature flag $flag: $status"
  done
}

reconcile() {
  signed_in && version || return 1
  leads || return 0
  objects >"$AGENT/objects"
  complete=yes
  while read -r path body <&4; do
    keep "$path" "$body" || complete=no
  done 4<"$AGENT/objects"
  drop && flags && [ "$complete" = yes ]
}

# why TEXT...: what keeps us from it, at once when it is new and else now and then
why() {
  if [ "$*" != "$(cat "$AGENT/why" 2>/dev/null)" ] || [ $((round % 30)) -eq 0 ]; then
    log "waiting: $*"
  fi
  printf '%s' "$*" >"$AGENT/why"
}

# Both tables and all passwords
sum() {
  cat "$USERS"/* "$TABLE" 2>/dev/null | sha256sum
}

rendered='' kept='' round=0
trap 'exit 0' TERM
until [ -s "$USERS/admin" ]; do
  log "waiting: the Secret $USERS_SECRET has no key admin"
  sleep 5
done
while :; do
  now=$(sum)
  if [ "$now" != "$rendered" ]; then
    boot >"$AGENT/boot.json.new" && mv "$AGENT/boot.json.new" "$AGENT/boot.json"
    rendered=$now
  fi
  # At once when something changed here, and every half minute, for the broker may have changed
  if [ "$now" != "$kept" ] || [ $((round % 15)) -eq 0 ]; then
    if reconcile; then
      [ "$now" = "$kept" ] || log 'everything that is stated is there'
      kept=$now
    fi
  fi
  round=$((round + 1))
  sleep 2 &
  wait $!
done
