# shellcheck shell=bash disable=SC2034,SC2153,SC2154
# Sourced after lib.sh: the release object-storage with the chart's own scripts and configuration, in containers that share one network: a master,
# volume server and filer, the names of the objects in a PostgreSQL, and the gateway.
IMAGE=${IMAGE:-chrislusf/seaweedfs:4.01}
HAPROXY=${HAPROXY:-haproxy:3.2.26}
RCLONE=${RCLONE:-rclone/rclone:1.75.2}
POSTGRESQL=${POSTGRESQL:-ghcr.io/railiance/postgresql-ha:dev}
RENDERED=$ROOT/rendered/local/object-storage
POD=object-storage-0.object-storage-headless.$NAMESPACE.svc.cluster.local
SERVICE=object-storage-s3.$NAMESPACE.svc.cluster.local

release() {
  all_secrets object-storage
  mounted "$NAMESPACE" object-storage-users "$WORK/users"
  mounted "$NAMESPACE" object-storage-signing "$WORK/signing"
  mkdir "$WORK/metadata"
  mkdir -m 0777 "$WORK/data" "$WORK/gateway"
  for pair in host=127.0.0.1 port=5432 username=postgres password=none database=postgres uri=postgresql://; do printf '%s' "${pair#*=}" >"$WORK/metadata/${pair%%=*}"; done
  files "$RENDERED/configmap-object-storage-configuration.yaml" "$WORK/platform"
  files "$RENDERED/configmap-object-storage-buckets.yaml" "$WORK/buckets"
  run --user postgres --add-host "$POD:127.0.0.1" --add-host "$SERVICE:127.0.0.1" --tmpfs /data:mode=0777 --entrypoint sh "$POSTGRESQL" -c '
    PATH=$(ls -d /usr/lib/postgresql/*/bin | tail -1):$PATH; initdb -D /data/pg -U postgres --auth=trust >/dev/null && exec postgres -D /data/pg -k /tmp -c fsync=off'
  part master
  part volume
  part filer --volume "$WORK/gateway:/run/gateway" --volume "$WORK/buckets:/etc/buckets:ro" --volume "$WORK/users:/run/users:ro" --volume "$WORK/metadata:/run/metadata:ro"
}

# beside NAME [DOCKER OPTION...]: one more container in the network of the release
beside() {
  docker run --detach --name "$NAME-$1" --label "railiance.test=$NAME" --network "container:$NAME" --user 10001 --volume "$WORK:/test" "${@:2}" >/dev/null
}

# part NAME [DOCKER OPTION...]: of SeaweedFS
part() {
  beside "$1" --env POD_NAME=object-storage-0 --env MEMORY_LIMIT=1073741824 --tmpfs /run/seaweedfs:mode=0777 --tmpfs /run/signals:mode=0777 --volume "$WORK/data:/data" \
    --volume "$WORK/platform:/opt/platform:ro" --volume "$WORK/signing:/run/signing:ro" "${@:2}" --entrypoint sh "$IMAGE" "/opt/platform/start-$1.sh"
}

gateway() {
  beside gateway --volume "$WORK/platform:/opt/platform:ro" --volume "$WORK/gateway:/run/gateway:ro" "$HAPROXY" haproxy -db -f /opt/platform/haproxy.cfg
}

# made BUCKET: as the job makes it: by the key of the provisioner for that bucket
made() {
  # shellcheck disable=SC2016 # for the container
  docker exec "$NAME-filer" sh -c 'key=$(head -n 1 /test/users/provisioner); printf "user = \"%.12s-%s:%s\"\n" "$key" "$0" "$key" |
    curl --config - --silent --fail --max-time 10 --aws-sigv4 aws:amz:us-east-1:s3 --request PUT "http://127.0.0.1:8334/$0"' "$1"
}

# bucket NAME: is there, once the release serves
bucket() {
  until_true 120 made "$1" >/dev/null 2>&1 || { docker logs "$NAME-filer" 2>&1 | grep -v "wait to connect" | tail -n 25; fail 'the bucket is not made'; }
}

# signed ACCESS_KEY SECRET_KEY OPTION...: a request by the filer's curl
signed() {
  printf 'user = "%s:%s"\n' "$1" "$2" |
    docker exec --interactive "$NAME-filer" curl --config - --silent --max-time 30 --aws-sigv4 aws:amz:us-east-1:s3 "${@:3}"
}

# new METHOD PATH [OPTION...]: through the gateway, with the key of the binding in to
new() {
  signed "$(cat "$WORK/to/access-key-id")" "$(cat "$WORK/to/secret-access-key")" --request "$1" "http://127.0.0.1:8333$2" "${@:3}"
}

# remote NAME ENDPOINT KEY SECRET_KEY: for client
remote() {
  printf '[%s]\ntype = s3\nprovider = Other\nforce_path_style = true\nno_check_bucket = true\nlist_url_encode = true\nupload_cutoff = 8M\n' "$1" >>"$WORK/rclone.conf"
  printf 'endpoint = %s\naccess_key_id = %s\nsecret_access_key = %s\n' "${@:2}" >>"$WORK/rclone.conf"
}
# remote_of NAME FOLDER: of a binding
remote_of() { remote "$1" "$(cat "$2/uri")" "$(cat "$2/access-key-id")" "$(cat "$2/secret-access-key")"; }

# tries COMMAND...: rclone in the network of the release; what it says is in client
tries() {
  docker run --rm --interactive --label "railiance.test=$NAME" --network "container:$NAME" --volume "$WORK:/test" --env RCLONE_CONFIG=/test/rclone.conf \
    --env RCLONE_NO_UNICODE_NORMALIZATION=true "$RCLONE" "$@" 2>"$WORK/client"
}
client() { tries "$@" || { cat "$WORK/client" >&2; fail "rclone $1"; }; }

# odd_names FOLDER: files of 1,000 bytes, with names of what a name may have
odd_names() {
  mkdir -p "$1/a folder/ü+%"
  while IFS= read -r name; do head -c 1000 /dev/urandom >"$1/$name"; done <<NAMES
a blank, two  blanks
 begins with one
ends with one 
plus+plus
100%
%41
a%2Fb
äöüß
$(printf 'e\314\201 of two')
$(printf '\303\251 of two')
$(printf 'e\314\201')
$(printf '\303\251')
日本語 😀
hash# question? amp& semi; at@ equals= colon: comma,
back\\slash "quotes' <lt> *star* |pipe| {brace} [bracket] \$dollar ~^\`!()
$(printf 'a tab\t, a bell\a')
.hidden
..hidden
...
$(printf '%0255d' 0)
a folder/ü+%/..x
NAMES
}
