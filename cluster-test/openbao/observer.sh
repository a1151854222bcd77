#!/bin/bash
# Runs in a pod on each node, as long as /data/go is there: writes secrets with a sequence, and reads each of them back, once through the
# Service and once to the nodes by their names, the next one where one does not answer. Notes what was written and came back, and when, in
# microseconds. "observer.sh verify" lists what is there and notes what was acknowledged and is gone.
# /binding is what the consumer got, and a token of its ServiceAccount. The protocol is HTTP, over openssl; a session is kept.
set -uo pipefail
DATA=/data
SERVICE=$(cat /binding/host)
DOMAIN=${SERVICE#*.}
NODES=("$RELEASE-0.$RELEASE-headless.$DOMAIN" "$RELEASE-1.$RELEASE-headless.$DOMAIN" "$RELEASE-2.$RELEASE-headless.$DOMAIN")
OWN=$(cat /binding/path)/sequence/$HOSTNAME
next=0

# connect HOST: a session, as coprocess
connect() {
  local address out in
  close
  # A name with several addresses, and one that is gone, would be tried for minutes
  address=$(timeout 2 getent ahostsv4 "$1" | cut -d ' ' -f 1 | head -n 1)
  [ "$address" ] && timeout 1 bash -c "exec 3<>/dev/tcp/$address/8200" || return 1
  coproc TLS { exec openssl s_client -quiet -verify_return_error -verify_hostname "$1" -CAfile /binding/ca.crt -servername "$1" -connect "$address:8200"; }
  session=${TLS_PID:-}
  read -r out in <<<"${TLS[*]:-}" # nothing as soon as it has ended, and to ask for what is not there ends this client
  [ "$in" ] || return 1
  exec 3<&"$out" 4>&"$in"
} 2>/dev/null

close() {
  [ ! "${session:-}" ] || kill "$session" || :
  session=''
  exec 3<&- 4>&-
} 2>/dev/null

# ask METHOD PATH [BODY]: sets code and answer; what does not come within two seconds is given up
ask() {
  local line length=0
  code=''
  printf '%s /v1/%s HTTP/1.1\r\nHost: openbao\r\nX-Vault-Token: %s\r\nContent-Length: %d\r\n\r\n%s' \
    "$1" "$2" "$(cat $DATA/token 2>/dev/null)" "${#3}" "$3" >&4 || return 1
  IFS=' ' read -r -t 2 -u 3 _ code _ || return 1
  while IFS= read -r -t 1 -u 3 line; do
    line=${line%$'\r'}
    [ "$line" ] || break
    [[ ${line,,} != content-length:* ]] || length=${line#*: }
  done
  answer=''
  [ "$length" -eq 0 ] || IFS= read -r -t 1 -N "$length" -u 3 answer
} 2>/dev/null

log_in() {
  local token
  ask POST "$(printf 'auth/%s/login' "$(cat /binding/auth-path)")" "{\"role\":\"$(cat /binding/role)\",\"jwt\":\"$(cat /binding/token)\"}" || return 1
  token=$(sed -n 's/.*"client_token":"\([^"]*\)".*/\1/p' <<<"$answer")
  [ "$token" ] && printf '%s' "$token" >$DATA/token
}

pause() { read -r -t "$1" -u 9; }

write() { # WAY
  local key host connected='' code answer session=''
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    host=$SERVICE
    [ "$1" = service ] || host=${NODES[$((next % ${#NODES[@]}))]}
    if [ ! "$connected" ]; then
      if connect "$host"; then connected=yes; else next=$((next + 1)); fi
    fi
    if [ "$connected" ] && ask POST "kv/data/$OWN/$1/$key" "{\"data\":{\"key\":\"$key\"}}" && [ "$code" = 200 ] &&
      ask GET "kv/data/$OWN/$1/$key" '' && [ "$code" = 200 ] && [[ $answer == *"\"key\":\"$key\""* ]]; then
      echo "$key ${EPOCHREALTIME/./}" >>"$DATA/$1.acks"
    elif [ "$code" = 403 ]; then
      log_in || connected=''
    else
      [ ! "$connected" ] || next=$((next + 1))
      connected=''
    fi
    pause 0.1
  done
  close
}

# read_all WAY: the names below its path; without a length, so to the end
read_all() {
  local session=''
  connect "$SERVICE" || return 1
  printf 'GET /v1/kv/metadata/%s?list=true HTTP/1.0\r\nHost: openbao\r\nX-Vault-Token: %s\r\n\r\n' "$OWN/$1" "$(cat $DATA/token)" >&4
  timeout 20 cat <&3 >"$DATA/$1.answer"
  close
  grep -q '^HTTP/1.[01] \(200\|404\)' "$DATA/$1.answer"
} 2>/dev/null

verify() { # WAY
  local try
  touch "$DATA/$1.acks"
  for try in 1 2 3 4 5 6; do
    read_all "$1" && break
    [ "$try" -lt 6 ] || exit 1
    sleep "$try"
  done
  grep -o '"[0-9]\{16\}"' "$DATA/$1.answer" | tr -d '"' | sort >"$DATA/$1.there"
  sort "$DATA/$1.acks" | join -v 1 - "$DATA/$1.there" >"$DATA/$1.lost"
}

case ${1:-} in
  verify)
    verify service
    verify nodes
    cd $DATA && grep -H '' -- *.acks *.lost
    ;;
  *)
    trap '' PIPE
    rm -f $DATA/never && mkfifo $DATA/never && exec 9<>$DATA/never
    session=''
    until connect "$SERVICE" && log_in; do pause 1; done
    close
    while :; do
      if [ -e $DATA/go ]; then
        write service &
        write nodes &
        wait
      fi
      pause 0.2
    done
    ;;
esac
