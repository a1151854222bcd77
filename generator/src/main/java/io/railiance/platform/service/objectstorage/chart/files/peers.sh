# shellcheck shell=sh disable=SC2154
# Sourced by the filer's script: notices when a peer says nothing any more. SeaweedFS 4.01 gives up a connection that hangs after 50 seconds, and an
# attempt to make one after 20: until then volume servers report to a leader that is gone, one that leads on sends writes to a volume server that is
# gone, and a filer asks the one and reads from the other. So another master leads then, which knows those volume servers that report to it, and
# what may wait is started anew. Where a leader only hands over, a volume server that does not report to the next one yet is started anew.

PEERS="$RUN/peers"     # a file for each that answers: its address
KNOWN="$RUN/addresses" # a file for each that has ever answered: its last address
MUTE="$RUN/mute"       # there while the leader does not answer

# at ADDRESS: as a URL has it
at() {
  case $1 in *:*) printf '[%s]' "$1" ;; *) printf '%s' "$1" ;; esac
}

# answers ADDRESS SECONDS: ends with 7 if nobody listens there, and every connection has been told so
answers() {
  said=$(asks "$(at "$1")" "$2" --verbose --output /dev/null 2>&1) && return
  case $said in *' refused'*) return 7 ;; *) return 28 ;; esac
}

# reached LEADER: it answers, or refuses, so nobody has to wait for it
reached() {
  [ ! -e "$MUTE" ] || return 1
  address=$(cat "$KNOWN/$1" 2>/dev/null) || return 0
  answers "$address" 1 || [ $? -eq 7 ]
}

# found PEER: its address, if it answers at one
found() {
  asks "$1.$DOMAIN" 1 --output /dev/null --write-out '%{remote_ip}'
}

# fallen_silent: peers that answered a moment ago, and not within two seconds now, but for the leader, whom the others then vote out. Nobody, if
# nobody answers: then it is this pod that is cut off.
fallen_silent() {
  silent='' answering=''
  for peer in $OTHERS; do
    address=$(cat "$PEERS/$peer" 2>/dev/null || :)
    if [ -z "$address" ]; then
      address=$(found "$peer") && printf '%s' "$address" | tee "$KNOWN/$peer" >"$PEERS/$peer" && answering=yes
    elif answers "$address" 1; then
      answering=yes
      [ "$peer" != "$led" ] || rm -f "$MUTE"
    elif [ $? -eq 7 ]; then
      rm "$PEERS/$peer"
    elif [ "$peer" = "$led" ]; then
      touch "$MUTE"
    elif answers "$address" 1; then
      answering=yes
    else
      rm "$PEERS/$peer"
      silent="$silent $peer"
    fi
  done
  [ -z "$answering" ] || printf '%s' "$silent"
}

# another_leads LEADER SILENT...: neither of these, as this pod's master says
another_leads() {
  successor=$(leader)
  [ -n "$successor" ] || return 1
  case " $* " in *" $successor "*) return 1 ;; esac
}

# give_up SILENT...: what waits for them; for 20 seconds nobody else is
give_up() {
  log "no answer any more from $*: another master leads, volume server and filer are started anew"
  [ "$led" != "$POD_NAME" ] || signal master HUP # it hands over
  for _ in 1 2 3 4 5; do
    another_leads "$led" "$@" && break
    sleep 1
  done
  signal volume KILL
  kill -USR1 $$ # the filer's script
  for peer; do rm -f "$PEERS/$peer"; done
  rests=20
}

# reports_to LEADER: whether it knows this pod's volume server
reports_to() {
  curl --silent --max-time 1 "http://$1.$DOMAIN:9333/dir/status" | grep -qF "\"$SELF:8080\""
}

# follow LEADER: a volume server whose leader is gone waits five seconds before it asks another master, and three before it does what that one
# says. One that starts knows the leader.
follow() {
  reports_to "$1" && return
  log "$1 leads now: the volume server is started anew, and reports to it"
  signal volume KILL
}

# look_at_leader: once. One that is gone with its machine may have refused a connection first: a filer that hears of it later yet still tries.
look_at_leader() {
  leads=$(leader)
  [ -n "$leads" ] || return 0
  if [ -n "$led" ] && [ "$leads" != "$led" ]; then
    if reached "$led"; then follow "$leads"; else give_up "$led"; fi
  fi
  [ "$leads" = "$led" ] || rm -f "$MUTE"
  led=$leads
}

# look_at_peers: once
look_at_peers() {
  silent=$(fallen_silent)
  [ "$rests" -eq 0 ] || { rests=$((rests - 1)); return 0; }
  # shellcheck disable=SC2086 # names
  [ -z "$silent" ] || give_up $silent
}

# watch_peers: for as long as the pod lives
watch_peers() {
  rm -rf "$PEERS" "$KNOWN" "$MUTE"
  mkdir -p "$PEERS" "$KNOWN"
  led='' rests=0
  while :; do
    look_at_leader
    sleep 0.5
    look_at_leader
    sleep 0.5
    look_at_peers
  done
}
