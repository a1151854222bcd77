#!/bin/bash
# Object storage with engine external: the jobs of its chart against a server of somebody else, SeaweedFS, or MinIO with SERVER=minio. What they
# make, that they can be run again, and what they say of a wrong key, a bucket of another owner, a key that opens too much, a bucket that is open
# to everybody. Nothing is deleted.
# shellcheck disable=SC2153 # a variable of lib.sh
. "$(dirname "$0")/lib.sh"
SERVER=${SERVER:-seaweedfs}
CURL=${CURL:-curlimages/curl:8.22.0}
PORT=${PORT:-18333}
RENDERED=$ROOT/generator/src/test/resources/golden/elsewhere/expected/rendered/local/buckets

identity() { # NAME ACTION...: its keys are NAME-key and NAME-secret
  local name=$1 actions
  shift
  actions=$(printf '"%s",' "$@")
  printf '{"name":"%s","credentials":[{"accessKey":"%s-key","secretKey":"%s/secret+%s="}],"actions":[%s]}' "$name" "$name" "$name" "$name" "${actions%,}"
}
bucket_of() { identity "$1" "Read:$1" "Write:$1" "List:$1" "Tagging:$1"; }
seaweedfs() {
  printf '{"identities":[%s,%s,%s,%s,%s]}' "$(identity provisioner Admin:shop Admin:shop-scratch Admin:site Admin:taken)" "$(identity stranger Admin)" \
    "$(bucket_of shop)" "$(bucket_of shop-scratch)" "$(bucket_of site)" >"$WORK/s3.json"
  run --network host --tmpfs /data --entrypoint weed chrislusf/seaweedfs:4.01 server -dir=/data -ip=127.0.0.1 -ip.bind=127.0.0.1 -s3 -s3.port="$PORT" \
    -s3.config=/test/s3.json -master.port=19333 -volume.port=18080 -filer.port=18888 -master.volumeSizeLimitMB=64
}
# MinIO knows users by an API of its own: here all keys are the root's, which is what sharedKeys is for
minio() {
  run --network host --tmpfs /data --env MINIO_ROOT_USER=root-key --env MINIO_ROOT_PASSWORD=root/secret+root= "$(docker images --format '{{.Repository}}:{{.Tag}}' minio/minio | head -n 1)" \
    server --address "127.0.0.1:$PORT" /data
}

# job SCRIPT: as the pods run it
job() {
  docker run --rm --network host --cpu-shares 64 --user 10001 --read-only --tmpfs /tmp:mode=0777 --volume "$WORK/provision:/opt/provision:ro" \
    --volume "$WORK/users:/run/users:ro" --entrypoint sh "$CURL" "/opt/provision/$1.sh" >"$WORK/said" 2>&1
}
# says STATUS TEXT SCRIPT WHAT
says() {
  local status=0
  job "$3" || status=1
  if [ "$status" != "$1" ] || ! grep -qF -- "$2" "$WORK/said"; then
    cat "$WORK/said" >&2
    fail "$4: it does not say: $2"
  fi
  ok "$4: $(grep -F -- "$2" "$WORK/said" | head -n 1)"
}
# s3 USER METHOD PATH [OPTION...]: the answer
s3() {
  local user=$1 method=$2 path=$3
  shift 3
  docker run --rm --interactive --network host --volume "$WORK:/test" --entrypoint curl "$CURL" --silent --aws-sigv4 aws:amz:us-east-1:s3 \
    --user "$(tr ' ' : <"$WORK/users/$user")" --request "$method" "$@" "http://127.0.0.1:$PORT$path"
}

files "$RENDERED/configmap-buckets-provisioning.yaml" "$WORK/provision"
sed -i "s#^ENDPOINT=.*#ENDPOINT=http://127.0.0.1:$PORT#" "$WORK/provision/settings.sh"
mkdir "$WORK/users"
for user in provisioner shop shop-scratch site stranger; do
  if [ "$SERVER" = minio ]; then echo 'root-key root/secret+root='; else echo "$user-key $user/secret+$user="; fi >"$WORK/users/$user"
done

says 1 'does not answer as S3 does' provision 'no server'
"$SERVER"
until_true 120 curl --silent --output /dev/null "http://127.0.0.1:$PORT/" || { docker logs "$NAME"; fail 'the server does not start'; }
if [ "$SERVER" = minio ]; then
  until_true 60 job provision || :
  says 1 'opens bucket shop-scratch, too' provision 'keys that open all'
  sed -i 's/^SHARED_KEYS=.*/SHARED_KEYS=yes/' "$WORK/provision/settings.sh"
else
  until_true 60 job provision || { cat "$WORK/said"; fail 'provisioning'; }
fi
says 0 'bucket shop: is there' provision 'again'
says 0 'done: each key opens its bucket' verify 'helm test'
[[ $(s3 provisioner GET '/shop?versioning=') == *Enabled* ]] || fail 'no versioning'
[[ $(s3 provisioner GET '/shop-scratch?lifecycle=') == *'tmp/'* ]] || fail 'no expiry'
ok 'versioning and expiry are set'
echo kept | s3 shop PUT /shop/object --data-binary @-
echo 'provisioner-key wrong' >"$WORK/users/provisioner"
says 1 'refuses the key provisioner of the Secret buckets-users' provision 'a wrong key'
echo 'only-one-word' >"$WORK/users/provisioner"
says 1 'is not an access key and a secret key on one line' provision 'half a key'
: >"$WORK/users/provisioner"
says 1 'the Secret buckets-users has no key provisioner' provision 'no key'
if [ "$SERVER" = seaweedfs ]; then
  echo 'provisioner-key provisioner/secret+provisioner=' >"$WORK/users/provisioner"
  echo 'shop-key wrong' >"$WORK/users/shop"
  says 1 'key shop of the Secret buckets-users does not open bucket shop' provision "a consumer's wrong key"
  cp "$WORK/users/site" "$WORK/users/shop"
  says 1 'does not open bucket shop' verify 'the key of another bucket'
  cp "$WORK/users/stranger" "$WORK/users/shop"
  says 1 'opens bucket shop-scratch, too' verify 'a key that opens too much'
  echo 'shop-key shop/secret+shop=' >"$WORK/users/shop"
  s3 stranger PUT /taken >/dev/null
  sed -i 's/^bucket site /bucket taken /' "$WORK/provision/buckets.conf"
  cp "$WORK/users/site" "$WORK/users/taken"
  grep -q taken "$WORK/provision/buckets.conf" || fail 'no bucket taken is asked for'
  says 1 'bucket taken is not among those of the key provisioner' provision 'a bucket of another owner'
else
  echo 'root-key root/secret+root=' >"$WORK/users/provisioner"
fi
[ "$(s3 shop GET /shop/object)" = kept ] || fail 'the object is gone'
ok 'what was there is there'
