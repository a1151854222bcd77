#!/bin/bash
# Runs in a pod on each node, as long as /data/go is there: publishes a sequence to a stream with three copies, once through the Service and
# once to the list of servers, the next one where one does not answer. Notes what was acknowledged, and when, in microseconds.
# "observer.sh verify" reads the stream and notes what was acknowledged and is gone.
# /binding is what the consumer got. The protocol is text: https://docs.nats.io/reference/reference-protocols/nats-protocol
set -uo pipefail
DATA=/data
STREAM=EVENTS
SERVICE=$(cat /binding/host)
IFS=, read -r -a SERVERS <<<"$(sed 's#[a-z]*://##g; s#:[0-9]*##g' /binding/servers)"
SUBJECT=zulip.events.$HOSTNAME
next=0

# connect HOST: a session that is kept, as file 3, with an inbox of its own: a late answer to the session before is none to this one
connect() {
  local line address
  INBOX=$HOSTNAME.$BASHPID.${EPOCHREALTIME/./}
  exec 3<&-
  # A name with several addresses, and one that is gone, would be tried for minutes
  address=$(timeout 2 getent ahostsv4 "$1" | cut -d ' ' -f 1 | head -n 1)
  [ "$address" ] && timeout 1 bash -c "exec 3<>/dev/tcp/$address/4222" && exec 3<>"/dev/tcp/$address/4222" || return 1
  IFS= read -r -t 1 -u 3 line && [[ $line == INFO* ]] || return 1
  printf 'CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true,"user":"%s","pass":"%s"}\r\nSUB _INBOX.%s 1\r\nPING\r\n' \
    "$(cat /binding/username)" "$(cat /binding/password)" "$INBOX" >&3
  IFS= read -r -t 2 -u 3 line && [[ $line == PONG* ]]
} 2>/dev/null

# ask SUBJECT TEXT: sets answer; what does not come within a second is given up, with the session. That nobody takes the subject, for a
# stream has no leader at the moment, comes at once, as a header without text: the session stays.
ask() {
  local line
  printf 'PUB %s _INBOX.%s %d\r\n%s\r\n' "$1" "$INBOX" "${#2}" "$2" >&3 || return 1
  while IFS= read -r -t "${3:-1}" -u 3 line; do
    case $line in
      PING*) printf 'PONG\r\n' >&3 ;;
      MSG*) IFS= read -r -t 1 -u 3 answer && return ;;
      HMSG*)
        IFS= read -r -t 1 -u 3 line && IFS= read -r -t 1 -u 3 _ && IFS= read -r -t 1 -u 3 _
        answer="{\"error\":\"${line%$'\r'}\"}"
        return
        ;;
      -ERR*) return 1 ;;
    esac
  done
  return 1
} 2>/dev/null

pause() { read -r -t "$1" -u 9; }

write() { # WAY
  local key host connected='' answer='' INBOX
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    host=$SERVICE
    [ "$1" = service ] || host=${SERVERS[$((next % ${#SERVERS[@]}))]}
    if [ ! "$connected" ]; then
      if connect "$host"; then connected=yes; else next=$((next + 1)); fi
    fi
    if [ "$connected" ] && ask "$SUBJECT.$1" "$key" && [[ $answer == *'"seq":'* ]]; then
      echo "$key ${EPOCHREALTIME/./}" >>"$DATA/$1.acks"
    elif [[ $answer != *'"error":'* ]]; then
      [ ! "$connected" ] || next=$((next + 1))
      connected=''
    fi
    answer=''
    pause 0.06
  done
}

# read_all WAY: payloads of the stream, by a consumer that is gone with this session
read_all() {
  local answer='' line pending INBOX
  connect "$SERVICE" || return 1
  printf 'SUB %s 2\r\n' "deliver.$INBOX" >&3
  ask "\$JS.API.CONSUMER.CREATE.$STREAM" "{\"stream_name\":\"$STREAM\",\"config\":{\"deliver_subject\":\"deliver.$INBOX\",\"ack_policy\":\"none\",\
\"deliver_policy\":\"all\",\"filter_subject\":\"$SUBJECT.$1\",\"inactive_threshold\":30000000000}}" 5 || return 1
  pending=$(sed -n 's/.*"num_pending":\([0-9]*\).*/\1/p' <<<"$answer")
  [ "$pending" ] || return 1
  while [ "$pending" -gt 0 ]; do
    IFS= read -r -t 5 -u 3 line || return 1
    case $line in
      PING*) printf 'PONG\r\n' >&3 ;;
      MSG*)
        IFS= read -r -t 5 -u 3 line || return 1
        printf '%s\n' "${line%$'\r'}"
        pending=$((pending - 1))
        ;;
    esac
  done
} 2>/dev/null

verify() { # WAY
  local try
  touch "$DATA/$1.acks"
  for try in 1 2 3 4 5 6; do
    read_all "$1" >"$DATA/$1.rows" && break
    [ "$try" -lt 6 ] || exit 1
    sleep "$try"
  done
  sort "$DATA/$1.rows" >"$DATA/$1.there"
  sort "$DATA/$1.acks" | join -v 1 - "$DATA/$1.there" >"$DATA/$1.lost"
}

purge() {
  local answer='' INBOX
  connect "$SERVICE" && ask "\$JS.API.STREAM.PURGE.$STREAM" "{\"filter\":\"$SUBJECT.>\"}" 5
}

case ${1:-} in
  verify)
    verify service
    verify list
    purge
    cd $DATA && grep -H '' -- *.acks *.lost
    ;;
  *)
    trap '' PIPE
    rm -f $DATA/never && mkfifo $DATA/never && exec 9<>$DATA/never
    while :; do
      if [ -e $DATA/go ]; then
        write service &
        write list &
        wait
      fi
      pause 0.2
    done
    ;;
esac
