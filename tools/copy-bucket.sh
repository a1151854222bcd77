#!/bin/sh
# Copies a bucket to one at another S3 endpoint, and compares. /from and /to are binding Secrets: files uri, region, bucket, access-key-id,
# secret-access-key. The source is only read; nothing is deleted in either. It can be stopped and run again: what is there with the same
# checksum is not copied again. Runs in the image of rclone; tools/copy-bucket makes a Job of it.
set -euf
umask 0077
export RCLONE_CONFIG=/tmp/rclone.conf

# remote NAME FOLDER: of rclone's configuration
remote() {
  for key in uri bucket access-key-id secret-access-key; do
    [ -s "$2/$key" ] || { echo "$2 has no file $key: it is no binding Secret of a bucket" >&2; exit 1; }
  done
  region=$(cat "$2/region" 2>/dev/null || echo us-east-1)
  printf '[%s]\ntype = s3\nprovider = Other\nforce_path_style = true\nno_check_bucket = true\nendpoint = %s\nregion = %s\n' \
    "$1" "$(cat "$2/uri")" "$region"
  printf 'access_key_id = %s\nsecret_access_key = %s\n' "$(cat "$2/access-key-id")" "$(cat "$2/secret-access-key")"
}

size() {
  rclone size --json "$1"
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
rclone copy --checksum --metadata --transfers "${TRANSFERS:-4}" --stats 1m --stats-one-line --stats-log-level NOTICE "$from" "$to"
# Each object of the source is there, byte for byte. What the target has besides is its own.
rclone check --download --one-way "$from" "$to"
after=$(size "$from")
if [ "$before" != "$after" ]; then
  echo "the source has changed meanwhile, from $before to $after: stop who writes to it, and run this again" >&2
  exit 1
fi
echo "copied and compared: $after in the source, $(size "$to") in the target"
