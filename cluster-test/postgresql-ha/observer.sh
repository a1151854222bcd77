#!/bin/bash
# Runs in a pod on each node, as long as /data/go is there: writes a sequence through the primary's Service and one through the pool,
# and tries each server itself five times a second. Notes what was acknowledged, and when, in microseconds.
# "observer.sh verify" reads all acknowledged rows back and notes those that are gone.
# RELEASE names the servers; /binding is what the consumer got.
set -uo pipefail
DATA=/data
POOL=$(cat /binding/host)
DOMAIN=${POOL#*.}
PRIMARY=$RELEASE-rw.$DOMAIN
export PGCONNECT_TIMEOUT=2 PGAPPNAME=observer PGUSER PGDATABASE PGPASSWORD
PGDATABASE=$(cat /binding/database)

connect() { # HOST: a session that is kept
  local answer='' out in
  disconnect
  log_in
  coproc SESSION { exec psql -X -q -A -t -h "$1" -p 5432 2>&1; }
  read -r out in <<<"${SESSION[*]:-}" # nothing as soon as it has ended, and to ask for what is not there ends this client
  [ "$in" ] || return 1
  exec 3<&"$out" 4>&"$in"
  ask 'SELECT 1;' && [ "$answer" = 1 ]
} 2>/dev/null

disconnect() {
  exec 3<&- 4>&-
  [ -z "${SESSION_PID:-}" ] || { kill -9 "$SESSION_PID" && wait "$SESSION_PID"; }
} 2>/dev/null

# Both change with a password
log_in() {
  PGUSER=$(cat /binding/username)
  PGPASSWORD=$(cat /binding/password)
}

# ask SQL: one statement that gives one line. What gives none within a second is given up, with its session.
ask() {
  printf '%s\n' "$1" >&4 && IFS= read -r -t "${2:-1}" -u 3 answer
} 2>/dev/null

pause() { read -r -t "$1" -u 9; }

write() { # WAY HOST
  local key connected='' answer=''
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    [ "$connected" ] || { connect "$2" && connected=yes; }
    if [ "$connected" ] && ask "INSERT INTO sequence VALUES ('$HOSTNAME:$1', $key) RETURNING at;" && [ "$answer" = "$key" ]; then
      echo "$key ${EPOCHREALTIME/./}" >>"$DATA/$1.acks"
    else
      connected=''
    fi
    pause 0.06
  done
  disconnect
}

# The server with that number, and nobody else: a node that is started anew gives the addresses of its pods away again, to Pgpool too.
connect_server() { # NUMBER
  local address answer=''
  address=$(getent ahostsv4 "$RELEASE-$1.$RELEASE-headless.$DOMAIN" | cut -d ' ' -f 1 | head -n 1)
  [ "$address" ] && connect "$address" && ask 'SELECT host(inet_server_addr());' && [ "$answer" = "$address" ]
}

# A write that waits for nobody: to be read-write is to take it.
probe() { # NUMBER
  local connected='' answer='' last='' key
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    answer=unreachable
    [ "$connected" ] || { connect_server "$1" && ask "SET synchronous_commit = local; SELECT 1;" && connected=yes; }
    if [ "$connected" ] && ask "INSERT INTO probes VALUES ($key) RETURNING at;" && [ "$answer" = "$key" ]; then
      echo "${EPOCHREALTIME/./}" >>"$DATA/accepts-$1"
      answer=OK
    elif [[ $answer != *read-only* ]]; then
      connected=''
    fi
    answer=${answer//[^A-Za-z0-9 -]/}
    [ "$answer" = "$last" ] || echo "${EPOCHREALTIME/./} $answer" >>"$DATA/says-$1"
    last=$answer
    pause 0.2
  done
  disconnect
}

psql_primary() {
  local try
  log_in
  for try in 1 2 3 4 5 6 7 8 9 10; do
    timeout 60 psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$PRIMARY" -p 5432 "$@" && return
    sleep "$try"
  done
  return 1
}

prepare() {
  psql_primary -c 'CREATE TABLE IF NOT EXISTS sequence (client text, at bigint, PRIMARY KEY (client, at))' \
    -c 'CREATE TABLE IF NOT EXISTS probes (at bigint)' -c "SELECT 'prepared'"
} 2>/dev/null

verify() { # WAY
  touch "$DATA/$1.acks"
  psql_primary -c "SELECT at FROM sequence WHERE client = '$HOSTNAME:$1'" >"$DATA/$1.rows" || exit 1
  sort "$DATA/$1.rows" >"$DATA/$1.there"
  sort "$DATA/$1.acks" | join -v 1 - "$DATA/$1.there" >"$DATA/$1.lost"
}

case ${1:-} in
  prepare) prepare ;;
  verify)
    verify primary
    verify pool
    psql_primary -c "DELETE FROM sequence WHERE client LIKE '$HOSTNAME:%'" -c 'TRUNCATE probes' >/dev/null
    cd $DATA && grep -H '' -- *.acks *.lost accepts-* says-*
    ;;
  *)
    trap '' PIPE
    rm -f $DATA/never && mkfifo $DATA/never && exec 9<>$DATA/never
    while :; do
      if [ -e $DATA/go ]; then
        write primary "$PRIMARY" &
        write pool "$POOL" &
        for i in $(seq 0 $((${SERVERS:-3} - 1))); do probe "$i" & done
        wait
      fi
      pause 0.2
    done
    ;;
esac
