#!/bin/sh
# Makes the buckets of the consumers at an S3 endpoint that is not ours be as buckets.conf says. It can be run again and again. It never
# deletes anything, and takes no bucket that is another's.
set -euf
# shellcheck source=/dev/null
. /opt/provision/settings.sh
# shellcheck source=/dev/null
. /opt/provision/s3.sh
# shellcheck source=/dev/null
. /opt/provision/keys.sh

made() { # BUCKET: the region of a bucket must be said, unless it is the first that there was
  where=
  [ "$REGION" = us-east-1 ] ||
    where="<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>$REGION</LocationConstraint></CreateBucketConfiguration>"
  answer=$(s3 provisioner PUT "/$1" "$where")
  case $(printf '%s' "$answer" | status) in
    2??) echo "bucket $1: made" ;;
    403 | 409)
      refuse "bucket $1 is not among those of the key provisioner, and cannot be made: $(says "$answer")- it belongs to somebody else" \
        "(BucketAlreadyExists), or the key may make none (AccessDenied). Rename the bucket in the consumer's file, or have it made for the owner of the key."
      ;;
    *) refuse "bucket $1: $answer" ;;
  esac
}

# shellcheck disable=SC2046 # names of buckets
all_there provisioner $(users)
answer=$(s3 provisioner GET /)
case $(printf '%s' "$answer" | status) in
  200) ;;
  403) refuse "$ENDPOINT refuses the key provisioner of the Secret $USERS_SECRET, or its right to list its buckets: $(says "$answer")" ;;
  *) refuse "$ENDPOINT does not answer as S3 does: $answer" ;;
esac
words bucket | while read -r name versioning _; do
  if owned provisioner "$name"; then
    echo "bucket $name: is there"
  else
    made "$name"
  fi
  configure provisioner "$name" "$versioning"
done
exec /bin/sh /opt/provision/verify.sh
