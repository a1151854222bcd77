#!/bin/bash
# tools/copy-bucket.sh between two servers: all objects come over with their checksums, a run that was stopped goes on, what was changed in the
# target is found, and a key that may only read is enough for the source.
. "$(dirname "$0")/lib.sh"
RCLONE=${RCLONE:-rclone/rclone:1.75.2}

binding() { # FOLDER HOST BUCKET NAME
  mkdir "$1"
  printf 'http://%s:8333' "$2" >"$1/uri"
  printf '%s' "$3" >"$1/bucket"
  printf us-east-1 >"$1/region"
  printf '%s-key' "$4" >"$1/access-key-id"
  printf '%s-secret' "$4" >"$1/secret-access-key"
}
identity() { printf '{"name":"%s","credentials":[{"accessKey":"%s-key","secretKey":"%s-secret"}],"actions":[%s]}' "$1" "$1" "$1" "$2"; }
server() { # NAME
  NAME=$1 run --tmpfs /data --entrypoint weed chrislusf/seaweedfs:4.01 server -dir=/data -ip=127.0.0.1 -ip.bind=0.0.0.0 -s3 -s3.config=/test/s3.json \
    -master.volumeSizeLimitMB=64
}
s3() { # SERVER METHOD PATH [OPTION...]: as its administrator
  docker exec --interactive "$1" curl --silent --fail --aws-sigv4 aws:amz:us-east-1:s3 --user admin-key:admin-secret --request "$2" "http://127.0.0.1:8333$3" "${@:4}"
}
# copy [DOCKER OPTION...]: as the Job runs it
copy() {
  docker run --rm --label "railiance.test=$NAME" --network "container:$NAME" --user 10001 --read-only --tmpfs /tmp:mode=0777 "$@" \
    --volume "$ROOT/tools:/opt/copy:ro" --volume "$WORK/from:/from:ro" --volume "$WORK/to:/to:ro" --entrypoint sh "$RCLONE" /opt/copy/copy-bucket.sh \
    >"$WORK/said" 2>&1
}

end_source() { docker rm --force "$NAME-source" >/dev/null 2>&1 || :; end; }
trap end_source EXIT
printf '{"identities":[%s,%s,%s]}' "$(identity admin '"Admin"')" "$(identity old '"Read:old","List:old"')" \
  "$(identity new '"Read:new","Write:new","List:new","Tagging:new"')" >"$WORK/s3.json"
server "$NAME"
server "$NAME-source"
until_true 120 s3 "$NAME" PUT /new >/dev/null || fail 'the target does not start'
until_true 120 s3 "$NAME-source" PUT /old >/dev/null || fail 'the source does not start'
binding "$WORK/from" "$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$NAME-source")" old old
binding "$WORK/to" 127.0.0.1 new new
mkdir "$WORK/objects"
for i in $(seq 60); do head -c 20000 /dev/urandom >"$WORK/objects/$i"; done
head -c 30000000 /dev/urandom >"$WORK/objects/large"
: >"$WORK/objects/empty"
for object in "$WORK/objects"/*; do s3 "$NAME-source" PUT "/old/folder/${object##*/}" --upload-file "/test/objects/${object##*/}"; done

copy --name "$NAME-stopped" --env TRANSFERS=1 --env RCLONE_BWLIMIT=1M & sleep 6
docker kill "$NAME-stopped" >/dev/null 2>&1 || :
wait || :
there=$(s3 "$NAME" GET '/new?list-type=2' | grep -o '<Key>' | grep -c . || :)
[ "$there" -lt 62 ] || fail 'it was not stopped on the way'
ok "stopped with $there of 62 objects"
copy || { cat "$WORK/said"; fail 'the copy'; }
[[ $(tail -n 1 "$WORK/said") == *'"count":62'*'"count":62'* ]] || fail "not all objects: $(tail -n 1 "$WORK/said")"
ok "$(tail -n 1 "$WORK/said")"
[ "$(s3 "$NAME" GET /new/folder/large | sha256sum)" = "$(sha256sum <"$WORK/objects/large")" ] || fail 'the large object is another'
echo mine | s3 "$NAME" PUT /new/mine --data-binary @-
copy || { cat "$WORK/said"; fail 'again'; }
ok "run again, beside an object of the target's own: $(tail -n 1 "$WORK/said")"
printf wrong >"$WORK/from/secret-access-key"
copy --env RCLONE_LOW_LEVEL_RETRIES=1 && fail 'a wrong key is taken'
ok "a wrong key: $(grep -m 1 -o 'StatusCode: 403.*' "$WORK/said" | cut -c 1-120)"
cp "$WORK/to/uri" "$WORK/to/bucket" "$WORK/from"
copy && fail 'a bucket is copied onto itself'
ok "$(tail -n 1 "$WORK/said")"
