#!/bin/bash
# Runs in the client pod. Writes a new key 20 times a second over one connection, connects again at once when that breaks, and
# notes each acknowledged key and each error. After 100 writes it connects anew, with the password of that moment.
# "writer.sh verify" reads all acknowledged keys back.
set -uo pipefail
HOST=$(cat /binding/host)
USER=$(cat /binding/username)
PREFIX=$USER:test

send() { # the words as the protocol wants them
  local word text
  printf -v text '*%d\r\n' $#
  for word; do
    printf -v word '$%d\r\n%s\r\n' ${#word} "$word"
    text+=$word
  done
  printf '%s' "$text"
}

connect() {
  exec 3>&- 2>/dev/null
  timeout 2 bash -c "exec 3<>/dev/tcp/$HOST/6379" 2>/dev/null || return 1
  exec 3<>"/dev/tcp/$HOST/6379" || return 1
  send AUTH "$USER" "$(cat /binding/password)" >&3
  IFS= read -r -t 2 -u 3 answer && [[ $answer == +OK* ]]
}

write() {
  send SET "$PREFIX:$1" "$1" >&3 2>/dev/null && IFS= read -r -t 2 -u 3 answer && [[ $answer == +OK* ]]
}

run() {
  local i=0 answer=''
  trap '' PIPE
  until connect; do sleep 0.1; done
  while [ ! -e /tmp/stop ]; do
    i=$((i + 1))
    answer=''
    [ $((i % 100)) -ne 0 ] || connect
    if write "$i"; then
      echo "${EPOCHREALTIME/./} $i" >>/tmp/acks
    else
      echo "${EPOCHREALTIME/./} $i $answer" >>/tmp/errors
      connect
    fi
    sleep 0.05
  done
  rm -f /tmp/stop
}

verify() {
  local lost
  lost=$(awk -v p="$PREFIX" '{ print "GET " p ":" $2 }' /tmp/acks |
    REDISCLI_AUTH=$(cat /binding/password) valkey-cli -h "$HOST" --user "$USER" --no-auth-warning |
    paste -d ' ' - <(cut -d ' ' -f 2 /tmp/acks) | awk '$1 != $2 { n++ } END { print n + 0 }')
  awk -v lost="$lost" 'NR > 1 && $1 - last > gap { gap = $1 - last } { last = $1 } END { printf "longest gap %.2f s, %d acknowledged, %d lost", gap / 1e6, NR, lost }' /tmp/acks
  printf ', %d errors\n' "$(touch /tmp/errors; grep -c . /tmp/errors)"
  [ "$lost" -eq 0 ]
}

if [ "${1:-}" = verify ]; then verify; else run; fi
