#!/bin/sh
# start-exporter.sh start   runs the exporter with the current password, the first line of the file
# start-exporter.sh alive   whether it answers, and still has the current one: the exporter reads it once
set -eu
secret=/run/users/monitoring
used=/run/exporter/monitoring

case $1 in
  start)
    umask 0077
    head -n 1 "$secret" >"$used"
    exec postgres_exporter "--web.listen-address=:9187" --collector.long_running_transactions --collector.database_wraparound
    ;;
  alive)
    [ "$(head -n 1 "$secret")" = "$(cat "$used")" ] || { echo 'the password has changed'; exit 1; }
    wget -q -T 2 -O /dev/null http://127.0.0.1:9187/
    ;;
esac
