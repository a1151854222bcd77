#!/bin/sh
# An application: writes objects through the gateway's Service, as long as STOP is not there, one after the other, each again under another
# name if it was not acknowledged; the name is the checksum of what is in it. Then reads all back that were acknowledged.
# Usage: traffic.sh STOP; /binding is what the consumer got. Prints how many, what is missing, and the longest time without an
# acknowledgement, of a write and of a read of the object that was written last.
set -eu
STOP=$1
WORK=$(mktemp -d)
URI=$(cat /binding/uri)/$(cat /binding/bucket)
printf 'user = "%s:%s"\naws-sigv4 = "aws:amz:us-east-1:s3"\nsilent\nmax-time = 2\nconnect-timeout = 1\n' \
  "$(cat /binding/access-key-id)" "$(cat /binding/secret-access-key)" >"$WORK/curl"

# status OPTION...: of the answer; of none, nothing that anybody expects
status() { curl --config "$WORK/curl" --output /dev/null --write-out '%{http_code}' "$@" || :; }

# Hundredths of a second since the machine began
now() { awk '{ print int($1 * 100) }' /proc/uptime; }

# gap FILE TIME: keeps the longest time since the last one there, and what began it
gap() {
  if [ -s "$1" ]; then
    read -r last longest <"$1"
    since=$(($2 - last))
    [ "$since" -le "$longest" ] || longest=$since
    echo "$2 $longest" >"$1"
  else
    echo "$2 0" >"$1"
  fi
}

: >"$WORK/acknowledged"
while [ ! -e "$STOP" ]; do
  head -c 20000 /dev/urandom >"$WORK/object"
  name=$(sha256sum <"$WORK/object" | cut -d ' ' -f 1)
  if [ "$(status --upload-file "$WORK/object" "$URI/$name")" = 200 ]; then
    echo "$name" >>"$WORK/acknowledged"
    gap "$WORK/writes" "$(now)"
  fi
  read_back=$(tail -n 1 "$WORK/acknowledged")
  if [ -n "$read_back" ] && [ "$(status "$URI/$read_back")" = 200 ]; then
    gap "$WORK/reads" "$(now)"
  fi
  sleep 0.05
done

missing=0
while read -r name; do
  for _ in 1 2 3; do
    found=$(curl --config "$WORK/curl" "$URI/$name" | sha256sum | cut -d ' ' -f 1)
    [ "$found" != "$name" ] || break
    sleep 2
  done
  [ "$found" = "$name" ] || missing=$((missing + 1))
done <"$WORK/acknowledged"
read -r _ writes <"$WORK/writes"
read -r _ reads <"$WORK/reads"
echo "acknowledged $(wc -l <"$WORK/acknowledged"), lost $missing, writes stopped for $((writes / 100)).$(printf '%02d' $((writes % 100))) s, reads for $((reads / 100)).$(printf '%02d' $((reads % 100))) s"
