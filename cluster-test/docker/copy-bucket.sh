#!/bin/bash
# tools/copy-bucket.sh from another server into a bucket of the release, through its gateway: all objects come over with their checksums and
# metadata, a run that was stopped or whose source went away goes on, what was changed in the source or the target is found. The source is
# another SeaweedFS, whose key may only read, or a MinIO with SERVER=minio, which keeps versions.
# shellcheck disable=SC2153,SC2154 # variables of the libs
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/object-storage-lib.sh"
SERVER=${SERVER:-seaweedfs}
SOURCE=$NAME-source

identity() { printf '{"name":"%s","credentials":[{"accessKey":"%s-key","secretKey":"%s/secret+key="}],"actions":[%s]}' "$1" "$1" "$1" "$2"; }
source_of() { docker run --detach --name "$SOURCE" --label "railiance.test=$NAME" --volume "$WORK:/test" --volume "$WORK/source:/data" "$@" >/dev/null; }
seaweedfs() {
  printf '{"identities":[%s,%s]}' "$(identity admin '"Admin"')" "$(identity old '"Read:old","List:old"')" >"$WORK/s3.json"
  source_of --entrypoint weed "$IMAGE" server -dir=/data -ip=127.0.0.1 -ip.bind=0.0.0.0 -s3 -s3.port=9000 -s3.config=/test/s3.json -master.volumeSizeLimitMB=64
}
minio() {
  source_of --env MINIO_ROOT_USER=admin-key --env MINIO_ROOT_PASSWORD=admin/secret+key= "$(docker images --format '{{.Repository}}:{{.Tag}}' minio/minio | head -n 1)" server /data
}
# old METHOD PATH [OPTION...]: at the source, as its administrator
old() {
  docker exec --interactive "$NAME-filer" curl --silent --fail --max-time 30 --aws-sigv4 aws:amz:us-east-1:s3 --user admin-key:admin/secret+key= \
    --request "$1" "http://$ADDRESS:9000$2" "${@:3}"
}
# copy [DOCKER OPTION...]: as the Job runs it
copy() {
  docker run --rm --label "railiance.test=$NAME" --network "container:$NAME" --user 10001 --read-only --tmpfs /tmp:mode=0777,size=16m --memory 512m "$@" \
    --volume "$ROOT/tools:/opt/copy:ro" --volume "$WORK/from:/from:ro" --volume "$WORK/to:/to:ro" --entrypoint sh "$RCLONE" /opt/copy/copy-bucket.sh \
    >"$WORK/said" 2>&1
}
copied() { # WHAT [DOCKER OPTION...]
  copy "${@:2}" || { cat "$WORK/said" >&2; fail "$1"; }
  ok "$1: $(tail -n 1 "$WORK/said")"
}
# says TEXT WHAT [DOCKER OPTION...]: the copy ends with an error that has this text
says() {
  ! copy "${@:3}" || fail "$2: no error"
  grep -qF -- "$1" "$WORK/said" || { cat "$WORK/said" >&2; fail "$2: it does not say: $1"; }
  ok "$2: $(grep -m 1 -oF -- "$1" "$WORK/said")"
}
# while_copying COMMAND...: in the middle of a copy that is slowed down; sets status
while_copying() {
  status=0
  : >"$WORK/said"
  copy --name "$NAME-copy" --env TRANSFERS=1 --env RCLONE_BWLIMIT=4M --env RCLONE_LOW_LEVEL_RETRIES=3 & until_true 120 grep -q '^copying' "$WORK/said"
  sleep 2
  "$@" >/dev/null
  wait $! || status=$?
}
# serves: the source, from its first start, or again
serves() {
  ADDRESS=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$SOURCE")
  printf 'http://%s:9000' "$ADDRESS" >"$WORK/from/uri"
  until_true 120 old "$@" >/dev/null || { docker logs "$SOURCE" >&2; fail 'the source does not answer'; }
}
more() { # NAME: 12 MB, so that there is something to copy
  head -c 12000000 /dev/urandom >"$WORK/objects/$1"
  client copyto "/test/objects/$1" "source:old/folder/$1"
}
back() { # what is in the target, compared by another program
  rm -rf "$WORK/back"
  client copy target:nextcloud/folder /test/back
  diff -r "$WORK/objects" "$WORK/back" || fail "$1"
}

mkdir "$WORK/from"
mkdir -m 0777 "$WORK/source"
release
gateway
bucket nextcloud
mounted nextcloud object-storage-nextcloud "$WORK/to"
# A key that may read one bucket does not learn that another is not there
case $SERVER in
  minio) reader='admin' absent='directory not found' ;;
  *) reader='old' absent='StatusCode: 403' ;;
esac
printf old >"$WORK/from/bucket"
printf %s-key "$reader" >"$WORK/from/access-key-id"
printf %s/secret+key= "$reader" >"$WORK/from/secret-access-key"
"$SERVER"
serves PUT /old
remote source "http://$ADDRESS:9000" admin-key admin/secret+key=
remote_of target "$WORK/to"
copied 'an empty bucket'

# Some of two versions, one that is deleted; large ones in parts, with and without a checksum of the whole; what a name may have
# SeaweedFS answers for a folder as for an object where there are versions, and rclone takes it for one
[ "$SERVER" != minio ] || old PUT '/old?versioning=' --data-binary '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'
for name in 1 2 gone; do echo older | old PUT "/old/folder/$name" --data-binary @-; done
mkdir "$WORK/objects"
for i in $(seq 60); do head -c 20000 /dev/urandom >"$WORK/objects/$i"; done
odd_names "$WORK/objects/odd"
head -c 20000000 /dev/urandom >"$WORK/objects/parts"
: >"$WORK/objects/empty"
client copy --metadata /test/objects source:old/folder
client copyto --metadata --ignore-times --s3-disable-checksum --metadata-set content-type=video/own --metadata-set own=of-parts /test/objects/parts source:old/folder/parts
old DELETE /old/folder/gone
echo page >"$WORK/objects/page"
old PUT /old/folder/page --data-binary @/test/objects/page --header 'Content-Type: text/html; charset=utf-8' --header 'Cache-Control: max-age=60' \
  --header 'Content-Disposition: attachment; filename="page"' --header 'x-amz-meta-own: of page'
old PUT /old/folder/none/ --data-binary '' --header 'Content-Type: application/x-directory'

while_copying docker kill "$NAME-copy"
[ "$(client lsf --recursive --files-only target:nextcloud | wc -l)" -lt 84 ] || fail 'it was not stopped on the way'
ok "stopped with $(client lsf --recursive --files-only target:nextcloud | wc -l) objects in the target"
copied 'goes on'
[[ $(tail -n 1 "$WORK/said") == *'"count":'$(find "$WORK/objects" -type f | wc -l),*'"count":'$(find "$WORK/objects" -type f | wc -l),* ]] || fail 'not all objects'
grep 'not copied: 1 empty objects' "$WORK/said" || fail 'the folder is not mentioned'
back 'not all is there'
kept=$(new GET /nextcloud/folder/page --head; new GET /nextcloud/folder/parts --head)
for header in 'content-type: text/html; charset=utf-8' 'cache-control: max-age=60' 'content-disposition: attachment; filename="page"' 'x-amz-meta-own: of page' \
  'content-type: video/own' 'x-amz-meta-own: of-parts'; do grep -qi "^$header" <<<"$kept" || fail "without $header"; done
ok 'content types and other metadata are there'

more away
while_copying docker kill "$SOURCE"
[ "$status" != 0 ] || { cat "$WORK/said"; fail 'a source that is gone is no error'; }
ok "a source that went away: $(tail -n 1 "$WORK/said" | grep -o 'Failed to.*' | cut -c 1-60)"
docker start "$SOURCE" >/dev/null
serves GET '/old?list-type=2'
remote source "http://$ADDRESS:9000" admin-key admin/secret+key=
copied 'when it is back'

more changed
head -c 20000 /dev/urandom >"$WORK/objects/1"
while_copying old PUT /old/folder/1 --data-binary @/test/objects/1
if [ "$status" = 0 ] || ! grep -q 'the source has changed meanwhile' "$WORK/said"; then cat "$WORK/said"; fail 'a source that changes is no error'; fi
ok "a source that changes: $(tail -n 1 "$WORK/said")"
new PUT /nextcloud/mine --data-binary mine
copied "run again, beside an object of the target's own"
back 'not all is there'

head -c 20000000 /dev/urandom >"$WORK/objects/parts"
client copyto --s3-disable-checksum --ignore-times /test/objects/parts source:old/folder/parts
copied 'parts of the same length and without a checksum'
grep -q 'copied again' "$WORK/said" || fail 'it was not copied again'
new PUT /nextcloud/folder/2 --data-binary @/test/objects/3
copied 'an object that is another in the target'
back 'not all is there'

if [ "$SERVER" = minio ]; then
  echo x | old PUT /old/line%0Afeed --data-binary @-
  says 'line␊feed: Failed to copy' 'a name that the target refuses'
  old DELETE /old/line%0Afeed
  old PUT /old/folder/full/ --data-binary content
  says 'full/: Failed to copy: operation error S3: PutObject, https response error StatusCode: 403' 'a folder with content'
  old DELETE /old/folder/full/
fi
printf nothing >"$WORK/from/bucket"
says "$absent" 'a bucket that is not there' --env RCLONE_RETRIES=1
printf old >"$WORK/from/bucket"
printf wrong >"$WORK/to/secret-access-key"
says 'StatusCode: 403' 'a wrong key of the target' --env RCLONE_RETRIES=1
printf wrong >"$WORK/from/secret-access-key"
says 'StatusCode: 403' 'a wrong key of the source' --env RCLONE_RETRIES=1
cp "$WORK/to/uri" "$WORK/to/bucket" "$WORK/from"
says 'source and target are the same bucket' 'onto itself'
