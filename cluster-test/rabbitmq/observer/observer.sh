#!/bin/bash
# Runs in a pod on each node: observer.escript publishes while /data/go is there, and always consumes. "observer.sh verify" waits until
# what was confirmed has come, or nothing comes any more, and notes what was confirmed and did not come.
set -uo pipefail
cd /data || exit 1

missing() { join -v 1 <(sort publish.acks) <(cut -d ' ' -f 1 consume.acks | sort -u); }

case ${1:-} in
  verify)
    touch publish.acks consume.acks
    for _ in {1..60}; do
      missing >publish.lost
      [ -s publish.lost ] || break
      sleep 0.5
    done
    : >consume.lost
    grep -H '' -- *.acks *.lost
    ;;
  *)
    export HOME=/tmp ERL_LIBS=/opt/rabbitmq/plugins ERL_AFLAGS='+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none'
    exec escript /script/observer.escript /binding "observer.$HOSTNAME" /data
    ;;
esac
