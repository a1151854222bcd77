#!/bin/bash
# Runs in a pod on each node, as long as /data/go is there: writes a sequence through the primary's Service and one to the server
# that Sentinel names, and tries each server itself five times a second. Notes what was acknowledged, and when, in microseconds.
# "observer.sh verify" reads all acknowledged keys back and notes those that are gone.
set -uo pipefail
DATA=/data
USER=$(cat /binding/username)
RELEASE=$(cat /binding/sentinel-primary)
PRIMARY=$(cat /binding/host)
SENTINEL=$(cat /binding/sentinel-host)
DOMAIN=${PRIMARY#*.}
PREFIX=$USER:$HOSTNAME

send() { # the words as the protocol wants them
  local word text
  printf -v text '*%d\r\n' $#
  for word; do
    printf -v word '$%d\r\n%s\r\n' ${#word} "$word"
    text+=$word
  done
  printf '%s' "$text"
}

answers() { # OK, or the error
  IFS= read -r -t 1 -u 3 answer && [[ $answer == +OK* ]]
}

connect() { # HOST PORT, within a second: a Service may lead to a pod that is out of reach
  local timer status here=$BASHPID
  exec 3>&- 2>/dev/null
  { sleep 1 && kill -USR1 "$here"; } 2>/dev/null &
  timer=$!
  exec 3<>"/dev/tcp/$1/$2"
  status=$?
  kill "$timer"
  wait "$timer"
  [ "$status" -eq 0 ] || return 1
  send AUTH "$USER" "$(</binding/password)" >&3
  answers
} 2>/dev/null

primary_by_sentinel() {
  local host
  connect "$SENTINEL" 26379 || return 1
  send SENTINEL GET-MASTER-ADDR-BY-NAME "$RELEASE" >&3
  IFS= read -r -t 1 -u 3 answer && [[ $answer == '*2'* ]] && IFS= read -r -t 1 -u 3 _ && IFS= read -r -t 1 -u 3 host || return 1
  printf '%s' "${host%$'\r'}"
}

find_primary() { # proxy or sentinel
  local host=$PRIMARY
  [ "$1" = proxy ] || host=$(primary_by_sentinel) || return 1
  connect "$host" 6379
}

pause() { read -r -t "$1" -u 9; }

write() { # proxy or sentinel
  local key connected='' answer=''
  trap : USR1
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    [ "$connected" ] || { find_primary "$1" && connected=yes; }
    if [ "$connected" ] && send SET "$PREFIX:$1:$key" "$key" EX 1800 >&3 2>/dev/null && answers; then
      echo "$key ${EPOCHREALTIME/./}" >>"$DATA/$1.acks"
    else
      connected=''
    fi
    pause 0.06
  done
}

find_server() { # HOST: it, and not a proxy that has its address since the node was started anew
  local address words=''
  address=$(timeout 1 getent ahostsv4 "$1") || return 1
  address=${address%% *}
  connect "$address" 6379 || return 1
  send CLIENT INFO >&3
  IFS= read -r -t 1 -u 3 answer && [[ $answer == '$'* ]] && IFS= read -r -t 1 -u 3 words || return 1
  IFS= read -r -t 1 -u 3 _ # the line ends twice: once of the text, once of the answer
  [[ $words == *" laddr=$address:6379 "* ]] || {
    answer=-ELSEWHERE
    return 1
  }
}

probe() { # NUMBER: what the server itself says
  local connected='' answer='' last=''
  trap : USR1
  while [ -e $DATA/go ]; do
    answer=unreachable
    [ "$connected" ] || { find_server "$RELEASE-$1.$RELEASE-headless.$DOMAIN" && connected=yes; }
    if [ "$connected" ] && send SET "$PREFIX:probe" x >&3 2>/dev/null && answers; then
      echo "${EPOCHREALTIME/./}" >>"$DATA/accepts-$1"
    else
      [[ $answer == -* ]] || connected=''
    fi
    answer=${answer%% *}
    [ "$answer" = "$last" ] || echo "${EPOCHREALTIME/./} ${answer%$'\r'}" >>"$DATA/says-$1"
    last=$answer
    pause 0.2
  done
}

read_back() { # KEYS: a value a line, in order, or not at all
  local try
  for try in 1 2 3 4 5 6 7 8 9 10; do
    REDISCLI_AUTH=$(</binding/password) valkey-cli -t 2 -h "$PRIMARY" --user "$USER" --no-auth-warning <"$1" >"$1.values" 2>&1
    if [ "$(wc -l <"$1.values")" -eq "$(wc -l <"$1")" ] && ! grep -q '[^0-9]' "$1.values"; then
      return
    fi
    sleep "$try"
  done
  return 1
}

verify() { # proxy or sentinel: keys and when they were acknowledged
  touch "$DATA/$1.acks"
  awk -v p="$PREFIX:$1" '{ print "GET " p ":" $1 }' "$DATA/$1.acks" >"$DATA/$1.keys"
  read_back "$DATA/$1.keys" || exit 1
  paste -d ' ' "$DATA/$1.keys.values" "$DATA/$1.acks" | awk '$1 != $2 { print $2, $3 }' >"$DATA/$1.lost"
}

case ${1:-} in
  verify)
    verify proxy
    verify sentinel
    cd $DATA && grep -H '' -- *.acks *.lost accepts-* says-*
    ;;
  *)
    trap '' PIPE
    rm -f $DATA/never && mkfifo $DATA/never && exec 9<>$DATA/never
    while :; do
      if [ -e $DATA/go ]; then
        write proxy &
        write sentinel &
        for i in 0 1 2 3 4; do probe $i & done
        wait
      fi
      pause 0.2
    done
    ;;
esac
