#!/bin/sh
# helm test: an object that is written is read again; without a key, or with a wrong one, nothing is.
set -eu
# shellcheck source=/dev/null
. /opt/test/settings.sh
secret=$(head -n 1 /run/users/helm-test)
access=$(printf '%.12s' "$secret")

authority() { [ ! -e /run/tls/ca.crt ] || echo 'cacert = "/run/tls/ca.crt"'; }

# s3 SECRET METHOD NAME [OPTION...]: the status
s3() {
  with=$1 method=$2 name=$3
  shift 3
  {
    printf 'user = "%s:%s"\n' "$access" "$with"
    authority
  } |
    curl --config - --silent --max-time 30 --aws-sigv4 aws:amz:us-east-1:s3 --request "$method" --output /tmp/answer --write-out '%{http_code}' \
      "$@" "$ENDPOINT/$name"
}

# is WHAT WANTED FOUND
is() {
  [ "$2" = "$3" ] || {
    echo "$1: $3 instead of $2" >&2
    cat /tmp/answer >&2 || :
    exit 1
  }
  echo "$1: $2"
}

head -c 100000 /dev/urandom >/tmp/object
is 'write' 200 "$(s3 "$secret" PUT helm-test/object --data-binary @/tmp/object)"
is 'read' 200 "$(s3 "$secret" GET helm-test/object)"
cmp /tmp/object /tmp/answer
is 'wrong key' 403 "$(s3 "${secret}x" GET helm-test/object)"
is 'no key' 403 "$(authority | curl --config - --silent --max-time 30 --output /tmp/answer --write-out '%{http_code}' "$ENDPOINT/helm-test/object")"
is 'delete' 204 "$(s3 "$secret" DELETE helm-test/object)"
echo 'ok'
