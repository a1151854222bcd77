#!/bin/sh
# probe.sh alive            the server answers, whatever it says (loading, or a replica without primary, is alive)
# probe.sh ready            it serves clients: a primary, or a replica in step with its primary
# probe.sh sentinel         Sentinel answers
# probe.sh monitors         it knows a primary
set -eu
. /opt/valkey/lib.sh

case $1 in
  alive)
    answer=$(local_server PING)
    [ -n "$answer" ]
    ;;
  ready)
    state=$(info "$POD_NAME")
    [ "$(printf '%s\n' "$state" | field loading)" = 0 ]
    [ "$(printf '%s\n' "$state" | field role)" = master ] || [ "$(printf '%s\n' "$state" | field master_link_status)" = up ]
    ;;
  sentinel)
    local_sentinel PING | grep -qx PONG
    ;;
  monitors)
    [ -n "$(named_by "$POD_NAME")" ]
    ;;
esac
