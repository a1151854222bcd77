#!/bin/sh
# Before a planned stop: waits until no queue would lose its majority by it, then hands the leaders of all queues to the others and lets
# the clients go. A node that is alone has nobody to wait for.
set -eu
. /opt/platform/lib.sh

# Into the log of the server: that of a hook is lost
exec >>/proc/1/fd/1 2>&1

[ "$REPLICAS" -gt 1 ] || exit 0
limit=$((STOP_SECONDS - 60))
timeout "$((limit + 5))" rabbitmq-upgrade await_online_quorum_plus_one -t "$limit" ||
  log "stopping although queues may lose their majority by it: no other node came within $limit seconds"
timeout 45 rabbitmq-upgrade drain || log 'stopping without having handed over'
