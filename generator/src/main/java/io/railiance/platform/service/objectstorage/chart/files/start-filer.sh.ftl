#!/bin/sh
# Starts the filer with its S3 gateway, and tells it when users or their keys have changed. It never runs without users: it would let
# everybody in.
set -euf
. /opt/platform/lib.sh
# shellcheck source=/dev/null
. /opt/platform/peers.sh

# A secret key's first characters are the access key beside it
ACCESS_KEY_LENGTH=12

# credential ACCESS_KEY SECRET_KEY
credential() {
  printf '{"accessKey":"%s","secretKey":"%s"}' "$1" "$2"
}

# credentials USER: all that its file has a line for: during a change there are two
credentials() {
  [ -s "/run/users/$1" ] || { log "no key for user $1 yet"; return 0; }
  comma=
  while read -r key || [ -n "$key" ]; do
    case $key in
      '') continue ;;
      *[!A-Za-z0-9]*) log "a key of user $1 has other characters than letters and digits, and is left out"; continue ;;
      ????????????????????????*) ;;
      *) log "a key of user $1 has less than 24 characters, and is left out"; continue ;;
    esac
    printf '%s' "$comma"
    credential "$(printf '%.*s' "$ACCESS_KEY_LENGTH" "$key")" "$key"
    comma=,
  done <"/run/users/$1"
}

# identity NAME CREDENTIALS ACTION...
identity() {
  name=$1 with=$2 actions=
  shift 2
  for action in "$@"; do
    actions="$actions${actions:+,}\"$action\""
  done
  printf '{"name":"%s","credentials":[%s],"actions":[%s]}' "$name" "$with" "$actions"
}

# A bucket has a user of its name. The provisioner makes the bucket as that user, by a key that may do just that. The gateway reads what was
# written, see kept.lua.
identities() {
  provisioner=$(letters /run/users/provisioner)
  behalf=$(printf '%.*s' "$ACCESS_KEY_LENGTH" "$provisioner")
  printf '{"identities":['
  identity admin "$(credentials admin)" Admin
  printf ',\n'
  identity gateway "$(credential gateway "$gateway_key")" Read
  while read -r sort bucket _; do
    [ "$sort" = bucket ] || continue
    printf ',\n'
    identity "$bucket" "$(credentials "$bucket")" "Read:$bucket" "Write:$bucket" "List:$bucket" "Tagging:$bucket" "ReadAcp:$bucket"
    printf ',\n'
    identity "$bucket" "$(credential "$behalf-$bucket" "$provisioner")" "Admin:$bucket"
  done </etc/buckets/buckets.conf
  printf ']}\n'
}
<#if spec.inPostgresql()>

# What the binding of PostgreSQL says
bound() {
  cat "/run/metadata/$1"
}

# A filer that gets no answer takes a directory for missing and makes it anew, without an owner: what is known of a bucket stays
store() {
  password=$(letters /run/metadata/password)
  cat <<EOF
[postgres2]
enabled = true
createTable = """
  CREATE TABLE IF NOT EXISTS "%s" (
    dirhash   BIGINT,
    name      VARCHAR(65535),
    directory VARCHAR(65535),
    meta      bytea,
    PRIMARY KEY (dirhash, name)
  );
"""
# The program has 30 seconds for a connection; the last that is said is what holds
hostname = "$(bound host) connect_timeout=3"
port = $(bound port)
username = "$(bound username)"
password = "$password"
database = "$(bound database)"
sslmode = "$(bound uri | sed -n 's/.*[?&]sslmode=\([a-z-]*\).*/\1/p' | grep . || echo disable)"
connection_max_idle = 4
connection_max_open = 12
connection_max_lifetime_seconds = 300
enableUpsert = true
upsertQuery = """
  INSERT INTO "%[1]s" (dirhash, name, directory, meta)
    VALUES(\$1, \$2, \$3, \$4)
    ON CONFLICT (dirhash, name) DO UPDATE SET
      directory=EXCLUDED.directory,
      meta=CASE WHEN EXCLUDED.directory = '/buckets' THEN "%[1]s".meta ELSE EXCLUDED.meta END
"""
EOF
}
<#else>

store() {
  mkdir -p /data/filer
  printf '[leveldb3]\nenabled = true\ndir = "/data/filer"\n'
}
</#if>

# Starts it anew whenever it ends by itself, as it does at once where its store does not answer
run() {
  weed -logtostderr=true filer -ip="$SELF" -ip.bind=0.0.0.0 -port=8888 -master="$(masters)" -defaultReplicaPlacement="$REPLICATION" \
    -ui.deleteDir=false -exposeDirectoryData=false -disableDirListing -localSocket="$RUN/filer.sock" -metricsPort="$METRICS_FILER" \
    -s3 -s3.ip.bind=0.0.0.0 -s3.port=8334 -s3.config="$RUN/identities.json" -s3.allowDeleteBucketNotEmpty=false \
    -s3.localSocket="$RUN/s3.sock" &
  filer=$!
}

stopping=no
trap 'stopping=yes; kill -TERM "$filer" 2>/dev/null || :' TERM INT

configure
gateway_key=$(printf 'gateway %s' "$(letters /run/signing/filer)" | sha256sum | cut -c 1-64)
printf '%s' "$gateway_key" >/run/gateway/key
# 33 times 8 MiB each for its own changes and those of the others (util/log_buffer/log_buffer.go), of which little is used at first, and all is counted
[ "$MEMORY_LIMIT" -ge 1073741824 ] ||
  log "$((MEMORY_LIMIT / 1048576)) MiB of memory are too few: the collector of garbage will run all the time; set filer.resources.limits.memory to 1Gi or more"
users=
stored=
filer=
# By watch_peers
trap 'kill -KILL "$filer" 2>/dev/null && wait "$filer" || :' USR1
[ -z "$OTHERS" ] || watch_peers &
while [ "$stopping" = no ]; do
  now=$(store)
  if [ "$now" != "$stored" ]; then
    printf '%s\n' "$now" >"$RUN/.seaweedfs/filer.toml"
    stored=$now
    # It reads this only when it starts: one pod after the other
    if [ -n "$filer" ]; then
      log 'the access to the store has changed: starting anew'
      sleep $((${POD_NAME##*-} * 15))
      kill -TERM "$filer" 2>/dev/null || :
      wait "$filer" || :
    fi
  fi
  now=$(identities)
  if [ "$now" != "$users" ]; then
    printf '%s\n' "$now" >"$RUN/identities.new"
    mv "$RUN/identities.new" "$RUN/identities.json"
    users=$now
    if [ -n "$filer" ] && kill -HUP "$filer" 2>/dev/null; then
      log 'users or keys have changed, and are in use'
    fi
  fi
  if [ -z "$filer" ] || ! kill -0 "$filer" 2>/dev/null; then
    [ -z "$filer" ] || log 'the filer has ended: starting anew'
    run
  fi
  sleep 2 &
  wait $! || :
done
wait "$filer" || :
