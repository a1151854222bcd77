#!/bin/bash
# Runs in a pod on each node, as long as /data/go is there: writes objects of 4 kB through the gateway's Service, and reads back what was
# acknowledged last. An object is named by the time at which it was made; its checksum is noted. Notes what was acknowledged, and when, in
# microseconds. "observer.sh verify" reads all back and notes what is gone, or is not what was written.
# /binding is what the consumer got.
set -uo pipefail
DATA=/data
NAMES=$DATA/names # KEY CHECKSUM, of all that were acknowledged
URI=$(</binding/uri)/$(</binding/bucket)/$HOSTNAME

s3() {
  printf 'user = "%s:%s"\naws-sigv4 = "aws:amz:us-east-1:s3"\nsilent\nmax-time = 1\nconnect-timeout = 1\n' \
    "$(</binding/access-key-id)" "$(</binding/secret-access-key)" | curl --config - "$@"
}
pause() { read -r -t "$1" -u 9; }
sum() { sha256sum | cut -d ' ' -f 1; }

write() {
  local key status checksum
  while [ -e $DATA/go ]; do
    key=${EPOCHREALTIME/./}
    head -c 4096 /dev/urandom >$DATA/object
    checksum=$(sum <$DATA/object)
    status=$(s3 --output /dev/null --write-out '%{http_code}' --upload-file $DATA/object "$URI/$key")
    if [ "$status" = 200 ]; then
      echo "$key ${EPOCHREALTIME/./}" >>$DATA/write.acks
      echo "$key $checksum" >>$NAMES
      echo "$key $checksum" >$DATA/last.new && mv $DATA/last.new $DATA/last
    fi
    pause 0.06
  done
}

read_last() {
  local key checksum now
  while [ -e $DATA/go ]; do
    now=${EPOCHREALTIME/./}
    if [ -s $DATA/last ]; then
      read -r key checksum <$DATA/last
      [ "$(s3 "$URI/$key" | sum)" != "$checksum" ] || echo "$now ${EPOCHREALTIME/./}" >>$DATA/read.acks
    fi
    pause 0.06
  done
}

# gone KEY CHECKSUM: says so
gone() {
  for _ in 1 2 3 4 5; do
    [ "$(s3 "$URI/$1" | sum)" != "$2" ] || return 0
    sleep 1
  done
  grep "^$1 " $DATA/write.acks
}

case ${1:-} in
  verify)
    touch $DATA/write.acks $DATA/read.acks $NAMES
    : >$DATA/write.lost
    : >$DATA/read.lost
    while read -r key checksum; do gone "$key" "$checksum"; done <$NAMES >$DATA/write.lost
    cd $DATA && grep -H '' -- *.acks *.lost
    ;;
  *)
    trap '' PIPE
    rm -f $DATA/never && mkfifo $DATA/never && exec 9<>$DATA/never
    while :; do
      if [ -e $DATA/go ]; then
        rm -f $NAMES $DATA/last
        write &
        read_last &
        wait
      fi
      pause 0.2
    done
    ;;
esac
