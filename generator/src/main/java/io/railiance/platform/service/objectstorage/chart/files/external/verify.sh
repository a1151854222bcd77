#!/bin/sh
# Whether each key that was given to us opens its own bucket and no other of ours, and nobody comes in without a key. Reads only.
set -euf
# shellcheck source=/dev/null
. /opt/provision/settings.sh
# shellcheck source=/dev/null
. /opt/provision/s3.sh
# shellcheck source=/dev/null
. /opt/provision/keys.sh

wrong() {
  echo "$*" >&2
  touch /tmp/wrong
}

# lists USER BUCKET: what is answered
lists() {
  s3 "$1" GET "/$2?list-type=2&max-keys=1"
}

anonymous() {
  authority | curl --config - --silent --max-time 30 --output /dev/null --write-out '%{http_code}' "$ENDPOINT/$1?list-type=2&max-keys=1" || :
}

# shellcheck disable=SC2046 # names of buckets
all_there $(users)
for bucket in $(users); do
  answer=$(lists "$bucket" "$bucket")
  [ "$(printf '%s' "$answer" | status)" = 200 ] ||
    wrong "key $bucket of the Secret $USERS_SECRET does not open bucket $bucket: $(says "$answer")"
  [ "$(anonymous "$bucket")" != 200 ] || wrong "bucket $bucket is open to everybody: take its public policy away"
  [ "$SHARED_KEYS" = no ] || continue
  for other in $(users); do
    [ "$other" = "$bucket" ] || [ "$(lists "$bucket" "$other" | status)" != 200 ] ||
      wrong "key $bucket of the Secret $USERS_SECRET opens bucket $other, too: narrow it, or say provisioning.sharedKeys: true"
  done
done
[ ! -e /tmp/wrong ] || exit 1
echo 'done: each key opens its bucket'
