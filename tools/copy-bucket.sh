#!/bin/sh
# Copies a bucket to one at another S3 endpoint, and compares. /from and /to are binding Secrets: files uri, region, bucket, access-key-id,
# secret-access-key. The source is only read; nothing is deleted in either. It can be stopped and run again: what is there with the same
# checksum is not copied again. Runs in the image of rclone; tools/copy-bucket makes a Job of it.
set -euf
umask 0077
export RCLONE_CONFIG=/tmp/rclone.conf
# A server that says nothing is given up
export RCLONE_CONTIMEOUT=10s RCLONE_TIMEOUT=1m
# Two names that look the same are two objects
export RCLONE_NO_UNICODE_NORMALIZATION=true

# remote NAME FOLDER: of rclone's configuration. Names come in a list as they are in a URL: XML has no control characters.
remote() {
  for key in uri bucket access-key-id secret-access-key; do
    [ -s "$2/$key" ] || { echo "$2 has no file $key: it is no binding Secret of a bucket" >&2; exit 1; }
  done
  region=$(cat "$2/region" 2>/dev/null || echo us-east-1)
  printf '[%s]\ntype = s3\nprovider = Other\nforce_path_style = true\nno_check_bucket = true\nlist_url_encode = true\nendpoint = %s\nregion = %s\n' \
    "$1" "$(cat "$2/uri")" "$region"
  printf 'access_key_id = %s\nsecret_access_key = %s\n' "$(cat "$2/access-key-id")" "$(cat "$2/secret-access-key")"
}

size() {
  rclone size --json "$1"
}

# state BUCKET: of the times, sizes and names of all objects, which a list has in one order. Another one when there is no list.
state() {
  { rclone lsf --recursive --files-only --fast-list --use-server-modtime --format tsp --time-format RFC3339Nano "$1" || cat /proc/sys/kernel/random/uuid; } |
    sha256sum
}

# folders BUCKET: how many empty objects have a name that ends in a slash: rclone says no time of them, and this one of folders that are no objects
folders() {
  rclone lsf --recursive --dirs-only --fast-list --s3-directory-markers --use-server-modtime --format tp "$1" | grep -c '^2000-01-01 00:00:00;' || :
}

# compare: whether each object of the source is there, byte for byte. What the target has besides is its own. /tmp/same has how many are, /tmp/differ
# the names of those that are there with other bytes.
compare() {
  : >/tmp/differ
  rm -f /tmp/compared
  { ! rclone check --download --one-way --match - --differ /tmp/differ "$from" "$to" || touch /tmp/compared; } | wc -l >/tmp/same
  [ -e /tmp/compared ]
}

{ remote from /from; remote to /to; } >"$RCLONE_CONFIG"
from=from:$(cat /from/bucket) to=to:$(cat /to/bucket)
echo "source: $(cat /from/uri), bucket $(cat /from/bucket)"
echo "target: $(cat /to/uri), bucket $(cat /to/bucket)"
if [ "$(cat /from/uri) $from" = "$(cat /to/uri) from:$(cat /to/bucket)" ]; then
  echo 'source and target are the same bucket' >&2
  exit 1
fi
before=$(size "$from")
state=$(state "$from")
echo "copying: $before"
rclone copy --checksum --metadata --transfers "${TRANSFERS:-4}" --stats 1m --stats-one-line --stats-log-level NOTICE "$from" "$to"
if ! compare; then
  # An object that came in parts may have no checksum: one that was written over, and is as long as before, was not copied again
  [ -s /tmp/differ ] || exit 1
  echo 'copied again: what is there with other bytes' >&2
  rclone copy --ignore-times --metadata --files-from-raw /tmp/differ "$from" "$to"
  compare
fi
after=$(size "$from")
if [ "$before $state" != "$after $(state "$from")" ]; then
  echo "the source has changed meanwhile, from $before to $after: stop who writes to it, and run this again" >&2
  exit 1
fi
case $after in
  *"\"count\":$(cat /tmp/same),"*) ;;
  *) echo "compared $(cat /tmp/same) objects, but the source has $after" >&2; exit 1 ;;
esac
folders=$(folders "$from")
[ "$folders" = 0 ] || echo "not copied: $folders empty objects with a name that ends in a slash, which stand for folders"
echo "copied and compared: $after in the source, $(size "$to") in the target"
