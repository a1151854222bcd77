#!/bin/sh
# Starts HAProxy. The password of its health checks lives in a map in memory, which is exchanged through the admin port when the Secret
# changes: a reload would leave established connections to a worker that no longer checks anything.
set -eu
RUN=/run/haproxy
PASSWORD=/run/users/proxy
LC_ALL=C
export LC_ALL
umask 0077

# AUTH as the protocol's bytes, in hexadecimal: any character may stand in the password
auth() {
  password=$(head -n 1 "$PASSWORD")
  # shellcheck disable=SC2016 # the protocol's dollar signs
  printf '*3\r\n$4\r\nAUTH\r\n$5\r\nproxy\r\n$%d\r\n%s\r\n' "${#password}" "$password" | od -An -v -tx1 | tr -d ' \n'
}

# exchange AUTH: through the admin port, which listens inside of the pod only. The image has no socat; its bash opens connections.
# HAProxy answers with an empty line, or with what is wrong.
exchange() {
  answer=$(printf 'set map %s/auth.map auth %s\n' "$RUN" "$1" |
    timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/9999 && cat >&3 && cat <&3') || return 1
  [ -z "$answer" ]
}

current=$(auth)
printf 'auth %s\n' "$current" >"$RUN/auth.map"
printf 'global\n  set-var proc.started int(%s)\n' "$(date +%s)" >"$RUN/started.cfg"
haproxy -db -f /etc/haproxy/haproxy.cfg -f "$RUN/started.cfg" &
haproxy=$!
# USR1: no new connections, established ones may end by themselves until hard-stop-after
trap 'kill -USR1 "$haproxy" 2>/dev/null || :' TERM INT USR1

while kill -0 "$haproxy" 2>/dev/null; do
  sleep 2 &
  wait $! || :
  next=$(auth)
  if [ "$next" != "$current" ]; then
    if exchange "$next"; then
      current=$next
      echo 'the password of the checks was exchanged'
    else
      echo "the password of the checks could not be exchanged: ${answer:-no answer}" >&2
    fi
  fi
done
wait "$haproxy"
