# shellcheck shell=sh
# Sourced by the lib.sh of a chart: what the scripts of every server say, and refuse.

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

# refuse WHY: before anything is touched
refuse() {
  log "refused: $*"
  exit 1
}

# alone: from here on this process, and what it becomes, is the only one on the volume DATA. A pod that was deleted by force runs on for a while.
alone() {
  exec 9>>"$DATA/server.lock"
  if ! flock -n 9; then
    log 'waiting: the server of an earlier pod still has the volume'
    flock 9
  fi
}

# minor VERSION: 3 of 4.3.6
minor() {
  printf '%s' "$1" | cut -d . -f 2
}
