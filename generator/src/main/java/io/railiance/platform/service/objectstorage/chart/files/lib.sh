# shellcheck shell=sh disable=SC2034
# Sourced by every script in a pod of a server: who the peers are, and the private configuration of the program.

# shellcheck source=/dev/null
. /opt/platform/settings.sh
# shellcheck source=/dev/null
. /opt/platform/server.sh

RUN=/run/seaweedfs   # memory: what holds secrets
SIGNALS=/run/signals # memory: what the containers of the pod ask of each other
SELF=$POD_NAME.$DOMAIN
OTHERS=$(printf '%s' "$NODES" | tr ' ' '\n' | grep -vx "$POD_NAME" || :)

# asks ADDRESS SECONDS [OPTION OF CURL...]: a master, of itself; other questions it hands on to its leader
asks() {
  master=$1 seconds=$2
  shift 2
  curl --silent --max-time "$seconds" "$@" "http://$master:9333/cluster/status"
}

# leader: the pod whose master leads, as this pod's says; empty if it knows none. Asked twice a second, and wget costs a tenth of curl
leader() {
  status=$(wget -q -T 1 -O - http://127.0.0.1:9333/cluster/status 2>/dev/null) || return 0
  case $status in *'"Leader":"'[a-z]*) ;; *) return 0 ;; esac
  status=${status#*\"Leader\":\"}
  printf '%s' "${status%%.*}"
}

# masters: for a program that starts, which waits half a minute for each that is gone. If there is a leader: it, this pod's, which is not asked,
# and as many of those that answer as are a majority, so that any later one has one of them. All, if there is none.
masters() {
  first=$(leader)
  [ -n "$first" ] || { printf '%s' "$MASTERS"; return; }
  printf '%s.%s:9333' "$first" "$DOMAIN"
  # shellcheck disable=SC2086 # names
  set -- $NODES
  lacks=$(($# / 2))
  for node in "$POD_NAME" $OTHERS; do
    if [ "$lacks" -eq 0 ] || [ "$node" = "$first" ]; then continue; fi
    [ "$node" = "$POD_NAME" ] || asks "$node.$DOMAIN" 1 >/dev/null || continue
    printf ',%s.%s:9333' "$node" "$DOMAIN"
    lacks=$((lacks - 1))
  done
}

# signal PART NAME: for the program of another container of the pod, see supervised. Lost, if that container does not run
signal() {
  printf '%s\n' "$2" 1<>"$SIGNALS/$1"
}

# signalled: does what is asked of the program within a second, and fails if it is to be started anew
signalled() {
  # shellcheck disable=SC3045 # the image's shell has it
  read -r -t 1 name <&3 || return 0
  kill -"$name" "$program" 2>/dev/null || :
  [ "$name" != KILL ]
}

# supervised PART FUNCTION: does what FUNCTION starts in the background until it ends, and anew where that is asked for
supervised() {
  program='' stopping=no
  trap 'stopping=yes; kill -TERM "$program" 2>/dev/null || :' TERM INT
  trap 'kill -HUP "$program" 2>/dev/null || :' HUP
  rm -f "$SIGNALS/$1"
  mkfifo "$SIGNALS/$1"
  exec 3<>"$SIGNALS/$1"
  "$2"
  program=$!
  while kill -0 "$program" 2>/dev/null; do
    if ! signalled && [ "$stopping" = no ]; then
      log 'starting anew, as the filer asks'
      wait "$program" || :
      "$2"
      program=$!
    fi
  done
  wait "$program"
}

# letters FILE: its first line, which must be what a file of TOML or JSON can hold as it is
letters() {
  line=$(head -n 1 "$1")
  case $line in
    '' | *[!A-Za-z0-9]*) refuse "the first line of $1 is empty, or has other characters than letters and digits" ;;
  esac
  printf '%s' "$line"
}

# The program reads $HOME/.seaweedfs. The collector of garbage works harder before the container has no memory left
configure() {
  umask 0077
  export HOME="$RUN" GOMEMLIMIT=$((MEMORY_LIMIT * 80 / 100))
  mkdir -p "$RUN/.seaweedfs"
  volume_key=$(letters /run/signing/volume)
  filer_key=$(letters /run/signing/filer)
  cat >"$RUN/.seaweedfs/security.toml" <<EOF
[jwt.signing]
key = "$volume_key"
expires_after_seconds = 60

[jwt.filer_signing]
key = "$filer_key"
expires_after_seconds = 60

[jwt.filer_signing.read]
key = "$filer_key"
expires_after_seconds = 60

[filer.expose_directory_metadata]
enabled = false
EOF
}
