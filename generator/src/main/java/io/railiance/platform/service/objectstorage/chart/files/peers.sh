# shellcheck shell=sh disable=SC2154
# Sourced by the filer's script: notices when a peer says nothing any more. SeaweedFS 4.01 gives up a connection that hangs after 50 seconds:
# until then volume servers report to a leader that is gone, one that leads on sends writes to a volume server that is gone, and a filer reads
# from it. So another master leads then, which knows those volume servers that report to it, and what may wait is started anew.
# And where another master leads, a volume server that does not report to it yet is started anew as well.

PEERS="$RUN/peers" # a file for each that answers: its address

# at ADDRESS: as a URL has it
at() {
  case $1 in *:*) printf '[%s]' "$1" ;; *) printf '%s' "$1" ;; esac
}

# answers ADDRESS SECONDS: ends with 7 if nobody listens there, and every connection has been told so
answers() {
  asks "$(at "$1")" "$2" --output /dev/null
}

# found PEER: its address, if it answers at one
found() {
  asks "$1.$DOMAIN" 1 --output /dev/null --write-out '%{remote_ip}'
}

# fallen_silent: peers that answered a moment ago, and not within three seconds now. Nobody, if nobody answers: then it is this pod that is
# cut off.
fallen_silent() {
  silent='' answering=''
  for peer in $OTHERS; do
    address=$(cat "$PEERS/$peer" 2>/dev/null || :)
    if [ -z "$address" ]; then
      address=$(found "$peer") && printf '%s' "$address" >"$PEERS/$peer" && answering=yes
    elif answers "$address" 1 || answers "$address" 2; then
      answering=yes
    elif [ $? -eq 7 ]; then
      rm "$PEERS/$peer"
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

# give_up SILENT...: what waits for them
give_up() {
  log "no answer any more from $*: another master leads, volume server and filer are started anew"
  [ "$led" != "$POD_NAME" ] || signal master HUP # it hands over
  for _ in 1 2 3 4 5; do
    another_leads "$led" "$@" && break
    sleep 1
  done
  signal volume KILL
  kill -USR1 $$ # the filer's script
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

# look: once
look() {
  leads=$(leader)
  silent=$(fallen_silent)
  if [ -n "$silent" ]; then
    # shellcheck disable=SC2086 # names
    give_up $silent
    led=''
    sleep 20
  else
    [ "${leads:-$led}" = "${led:-$leads}" ] || follow "$leads"
    led=${leads:-$led}
  fi
}

# watch_peers: for as long as the pod lives
watch_peers() {
  rm -rf "$PEERS"
  mkdir -p "$PEERS"
  led=''
  while :; do
    look
    sleep 1
  done
}
