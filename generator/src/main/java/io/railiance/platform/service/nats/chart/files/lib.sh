# shellcheck shell=sh disable=SC2034
# Sourced by the scripts of a NATS pod.

# shellcheck source=/dev/null
. /opt/platform/settings.sh

DATA=/data       # the volume
RUN=/run/nats    # memory, of the server alone: its configuration
AGENT=/run/agent # memory, written by the agent: accounts and routes

log() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}
