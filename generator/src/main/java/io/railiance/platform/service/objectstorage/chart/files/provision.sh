#!/bin/sh
# Makes the buckets of the consumers be as buckets.conf says. It can be run again and again. It never deletes anything, and takes no bucket
# that is another's.
set -euf
# shellcheck source=/dev/null
. /opt/provision/settings.sh
# shellcheck source=/dev/null
. /opt/provision/s3.sh

# The first line of the Secret is the secret key, its first characters are the access key
secret=$(head -n 1 /run/users/provisioner)
behalf=$(printf '%.12s' "$secret")

credentials() {
  printf '%s-%s:%s' "$behalf" "$1" "$secret"
}

# A fresh user is known when the kubelets have brought its key to all gateways, which takes up to two minutes
waits_for() {
  until answer=$(s3 "$1" GET /) && [ "$(printf '%s' "$answer" | status)" = 200 ]; do
    echo "waiting until $ENDPOINT knows user $1: $(printf '%s' "$answer" | sed -n 's/.*<Code>\([A-Za-z]*\)<.*/\1/p; $p' | tr '\n' ' ')"
    sleep 3
  done
}

bucket() {
  waits_for "$1"
  if ! owned "$1" "$1"; then
    answer=$(s3 "$1" PUT "/$1")
    case $(printf '%s' "$answer" | status) in
      2??) echo "bucket $1: made" ;;
      409)
        owned "$1" "$1" || {
          echo "bucket $1 exists and belongs to somebody else: it was not made from these specs. Rename the bucket in the consumer's file: this job makes one of the new name. If the objects in the old one are the application's, copy them there as user admin (rclone sync); nothing changes an owner." >&2
          exit 1
        }
        ;;
      *)
        echo "bucket $1: $answer" >&2
        exit 1
        ;;
    esac
  else
    echo "bucket $1: is there"
  fi
  configure "$1" "$1" "$2"
}

# What S3 has no word for: the program's own shell, whose exit code says nothing
quotas() {
  words bucket | while read -r name _ mebibytes; do
    if [ "$mebibytes" -gt 0 ]; then
      echo "s3.bucket.quota -name=$name -op=set -sizeMB=$mebibytes"
    else
      echo "s3.bucket.quota -name=$name -op=remove"
    fi
  done >/tmp/quotas
  HOME=/tmp timeout 60 weed -logdir=/tmp shell -master="$MASTERS" -filer="$FILER" </tmp/quotas >/tmp/answer 2>&1
  if [ "$(grep -c 'updated quota' /tmp/answer)" -ne "$(grep -c . /tmp/quotas)" ]; then
    cat /tmp/answer >&2
    exit 1
  fi
}

words bucket | while read -r name versioning _; do
  bucket "$name" "$versioning"
done
quotas
echo 'done'
