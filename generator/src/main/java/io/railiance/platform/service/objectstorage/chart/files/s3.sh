# shellcheck shell=sh
# Sourced by the jobs: what buckets.conf wants, and requests to S3. Who sources it has ENDPOINT, REGION, and a function
# "credentials USER" that prints ACCESS_KEY:SECRET_KEY.

# words KIND [BUCKET]: the lines of buckets.conf, without their first word
words() {
  awk -v kind="$1" -v bucket="${2:-}" '$1 == kind && (bucket == "" || $2 == bucket) { $1 = ""; print substr($0, 2) }' \
    /opt/provision/buckets.conf
}

authority() {
  [ ! -e /run/tls/ca.crt ] || echo 'cacert = "/run/tls/ca.crt"'
}

# md5 TEXT: as HTTP has it, which S3 wants of whoever sets when objects expire
md5() {
  for byte in $(printf '%s' "$1" | md5sum | cut -c 1-32 | sed 's/../0x& /g'); do
    # shellcheck disable=SC2059 # an octal escape
    printf "\\$(printf '%03o' "$byte")"
  done | base64
}

# s3 USER METHOD PATH [BODY]: prints the answer, and its status on a line of its own. No key stands in an argument.
s3() {
  {
    printf 'user = "%s"\n' "$(credentials "$1")"
    authority
  } |
    curl --config - --silent --show-error --max-time 30 --aws-sigv4 "aws:amz:$REGION:s3" --request "$2" \
      --header 'Content-Type: application/xml' ${4:+--header "Content-MD5: $(md5 "$4")" --data-binary "$4"} \
      --write-out '\n%{http_code}\n' "$ENDPOINT$3" 2>&1 || :
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

# owned USER BUCKET: S3 lists the buckets of whoever asks, and no other
owned() {
  s3 "$1" GET / | grep -q "<Name>$2</Name>"
}

# configure USER BUCKET VERSIONING: only what is stated; what is not stays as it is
configure() {
  if [ "$3" = yes ]; then
    asks "$1" "versioning of $2" PUT "/$2?versioning=" \
      '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'
  fi
  rules=$(words expire "$2" | while read -r _ days prefix; do
    printf '<Rule><ID>%s</ID><Status>Enabled</Status><Filter><Prefix>%s</Prefix></Filter><Expiration><Days>%s</Days></Expiration></Rule>' \
      "platform-$days-days-$(printf '%s' "$prefix" | tr -c 'A-Za-z0-9\n' -)" "$prefix" "$days"
  done)
  if [ -n "$rules" ]; then
    asks "$1" "expiry in $2" PUT "/$2?lifecycle=" \
      "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">$rules</LifecycleConfiguration>"
  fi
}
