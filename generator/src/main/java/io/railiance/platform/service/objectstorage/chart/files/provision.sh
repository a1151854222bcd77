#!/bin/sh
# Makes the buckets of the consumers be as buckets.conf says. It can be run again and again. It never deletes anything, and takes no bucket
# that is another's.
set -euf
# shellcheck source=/dev/null
. /opt/provision/settings.sh
CONFIGURATION=/opt/provision/buckets.conf

# The first line of the Secret is the secret key, its first characters are the access key
secret=$(head -n 1 /run/users/provisioner)
behalf=$(printf '%.12s' "$secret")

# words KIND [BUCKET]: the lines of buckets.conf, without their first word
words() {
  awk -v kind="$1" -v bucket="${2:-}" '$1 == kind && (bucket == "" || $2 == bucket) { $1 = ""; print substr($0, 2) }' "$CONFIGURATION"
}

# s3 USER METHOD PATH [BODY]: prints the answer, and its status on a line of its own. No key stands in an argument.
s3() {
  {
    printf 'user = "%s-%s:%s"\n' "$behalf" "$1" "$secret"
    [ ! -e /run/tls/ca.crt ] || echo 'cacert = "/run/tls/ca.crt"'
  } |
    curl --config - --silent --show-error --max-time 30 --aws-sigv4 aws:amz:us-east-1:s3 --request "$2" \
      --header 'Content-Type: application/xml' ${4:+--data-binary "$4"} --write-out '\n%{http_code}\n' "$ENDPOINT$3" 2>&1 || :
}

status() {
  tail -n 1
}

# asks USER WHAT METHOD PATH [BODY]: ends with what was answered if that is no success
asks() {
  answer=$(s3 "$1" "$3" "$4" "${5:-}")
  case $(printf '%s' "$answer" | status) in
    2??) return 0 ;;
  esac
  echo "$2: $answer" >&2
  exit 1
}

# A fresh user is known when the kubelets have brought its key to all gateways, which takes up to two minutes
waits_for() {
  until answer=$(s3 "$1" GET /) && [ "$(printf '%s' "$answer" | status)" = 200 ]; do
    echo "waiting until $ENDPOINT knows user $1: $(printf '%s' "$answer" | sed -n 's/.*<Code>\([A-Za-z]*\)<.*/\1/p; $p' | tr '\n' ' ')"
    sleep 3
  done
}

owned() {
  s3 "$1" GET / | grep -q "<Name>$1</Name>"
}

bucket() {
  waits_for "$1"
  if ! owned "$1"; then
    answer=$(s3 "$1" PUT "/$1")
    case $(printf '%s' "$answer" | status) in
      2??) echo "bucket $1: made" ;;
      409)
        owned "$1" || {
          echo "bucket $1 exists and belongs to somebody else: it was not made from these specs. Rename the bucket in the consumer's file, or give it to user $1." >&2
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
  if [ "$2" = yes ]; then
    asks "$1" "versioning of $1" PUT "/$1?versioning=" \
      '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'
  fi
  rules=$(words expire "$1" | while read -r _ days prefix; do
    printf '<Rule><ID>%s</ID><Status>Enabled</Status><Filter><Prefix>%s</Prefix></Filter><Expiration><Days>%s</Days></Expiration></Rule>' \
      "platform-$days-days" "$prefix" "$days"
  done)
  if [ -n "$rules" ]; then
    asks "$1" "expiry in $1" PUT "/$1?lifecycle=" \
      "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">$rules</LifecycleConfiguration>"
  fi
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
