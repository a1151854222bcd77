# shellcheck shell=sh disable=SC2034
# Sourced by the scripts of a NATS pod.

# shellcheck source=/dev/null
. /opt/platform/settings.sh
# shellcheck source=/dev/null
. /opt/platform/server.sh

DATA=/data       # the volume
RUN=/run/nats    # memory, of the server alone: its configuration
AGENT=/run/agent # memory, written by the agent: accounts and routes

# bytes QUANTITY: 8Gi as a number
bytes() {
  number=${1%%[!0-9.]*}
  awk -v number="$number" -v unit="${1#"$number"}" 'BEGIN {
    for (power = index("KMGTPE", toupper(substr(unit, 1, 1))); power > 0; power--) number *= unit ~ /i$/ ? 1024 : 1000
    printf "%.0f", number
  }'
}

# The part of the claim that streams may take. A node-local volume may be larger than its claim, a real one is a little smaller.
file_store() {
  claim=$(bytes "$SIZE")
  disk=$(($(df -Pk "$DATA" | awk 'END {print $2}') * 1024))
  [ "$disk" -ge "$claim" ] || claim=$disk
  printf '%s' "$((claim * FILE_STORE_PERCENT / 100))"
}
