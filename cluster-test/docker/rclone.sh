#!/bin/bash
# rclone through the gateway of the release, as an application with its binding: a tree of some hundred files comes back byte for byte, also as copies
# that the server makes; sync deletes what is gone; what is not possible is refused, and still not possible.
# shellcheck disable=SC2153,SC2154 # variables of the libs
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/object-storage-lib.sh"
TREE=$WORK/tree
TO=new:nextcloud/tree

count() { find "$TREE" -type f | wc -l; }
listed() { client lsf --recursive --files-only "$1" | wc -l; }
# same FOLDER WHAT: as many objects as there are files, the same byte for byte
same() {
  [ "$(listed "$1")" = "$(count)" ] || fail "$2: other than $(count) objects"
  client check --download /test/tree "$1"
  grep -q " $(count) matching files" "$WORK/client" || { cat "$WORK/client" >&2; fail "$2"; }
  ok "$2: $(count) files, $(du -sm "$TREE" | cut -f 1) MiB"
}
# not WHAT TEXT COMMAND...: it fails, and says so
not() {
  ! tries "${@:3}" --retries 1 --low-level-retries 1 >/dev/null || fail "$1: it is possible now"
  grep -q -- "$2" "$WORK/client" || { cat "$WORK/client" >&2; fail "$1: it does not say: $2"; }
  ok "$1 is refused: $(grep -m 1 -o -- "$2.*" "$WORK/client" | cut -c 1-90)"
}
is() { [ "$(new GET "/nextcloud/$1")" = "$2" ]; }
meta() { client lsjson --stat --metadata "new:nextcloud/$1" | tr -d ' \n'; }

mkdir "$TREE"
for i in $(seq 300); do
  folder=$TREE/$((i % 7))/$((i % 12))
  mkdir -p "$folder"
  head -c $((RANDOM + 1)) /dev/urandom >"$folder/$i"
done
odd_names "$TREE/odd"
deep=$TREE/deep/$(printf '%0200d/%0200d/%0200d/%0200d' 1 2 3 4)
mkdir -p "$deep"
echo deep >"$deep/file"
: >"$TREE/empty"
head -c 40000000 /dev/urandom >"$TREE/large"
release
gateway
bucket nextcloud
mounted nextcloud object-storage-nextcloud "$WORK/to"
remote_of new "$WORK/to"
until_true 30 tries lsf new:nextcloud >/dev/null || { cat "$WORK/client"; fail 'the gateway does not serve'; }
ok "$(client version | sed -n 1p) and $IMAGE behind $HAPROXY"

client copy /test/tree "$TO"
same "$TO" 'a tree'
client check /test/tree "$TO"
client copy --verbose /test/tree "$TO"
grep -q 'nothing to transfer' "$WORK/client" || fail 'what is there is copied again'
head -c 20000000 /dev/urandom >"$TREE/streamed"
client rcat --streaming-upload-cutoff 1M --s3-chunk-size 5M "$TO/streamed" <"$TREE/streamed"
client copyto --s3-upload-cutoff 5M --s3-chunk-size 5M --s3-upload-concurrency 4 "/test/tree/large" "$TO/large" --ignore-times
same "$TO" 'in parts of 5 MiB, and of a length that is not known before'
client copy --verbose "$TO" new:nextcloud/copies
grep -q "Server Side Copies: *$(count) " "$WORK/client" || fail 'not all are copies of the server'
client copyto --verbose --s3-copy-cutoff 5M --ignore-times "$TO/large" new:nextcloud/copies/large
same new:nextcloud/copies 'copied by the server, the large one in parts'
client move new:nextcloud/copies new:nextcloud/moved
[ "$(listed new:nextcloud/copies)" = 0 ] || fail 'moved objects are there'
same new:nextcloud/moved 'moved by the server'

rm -r "$TREE/1" "$TREE/odd/a folder"
for i in 2/2 3/3; do for file in "$TREE/$i"/*; do echo changed >"$file"; done; done
echo new >"$TREE/odd/new äö+%"
touch --date 2020-01-02T03:04:05Z "$TREE/empty"
client sync --verbose /test/tree "$TO"
deleted=$(grep -o 'Deleted: *[0-9]*' "$WORK/client" | grep -o '[0-9]*$')
[ "$deleted" -gt 40 ] || fail 'nothing was deleted'
same "$TO" "sync, which deleted $deleted"
[ "$(TZ=UTC client lsf --format t "$TO/empty")" = '2020-01-02 03:04:05' ] || fail 'the time of a file'
printf x | dd of="$TREE/0/0/84" bs=1 conv=notrunc status=none
! tries check --download /test/tree "$TO" || fail 'a file with one other byte is taken for the same'
grep -q '1 differences found' "$WORK/client" || fail 'one byte'
ok "one other byte: $(grep -o '0/0/84: .*' "$WORK/client" | head -n 1)"

client copyto --metadata --metadata-set content-type=text/own --metadata-set cache-control=max-age=60 --metadata-set own=ä \
  --metadata-set 'content-disposition=attachment; filename="ü"' --metadata-set content-encoding=gzip --metadata-set content-language=de /test/tree/empty new:nextcloud/about
for kept in '"content-type":"text/own"' '"cache-control":"max-age=60"' '"own":"ä"' '"content-disposition":"attachment;filename=\"ü\""'; do
  [[ $(meta about) == *"$kept"* ]] || fail "metadata: $kept, in $(meta about)"
done
ok 'content type, cache control, disposition and own metadata are kept'
[[ $(meta about) != *content-encoding* && $(meta about) != *content-language* ]] || fail 'content encoding or language is kept now'
ok 'content encoding and content language are not kept, as expected'
docker exec "$NAME-filer" curl --silent --fail "$(client link --expire 1h "$TO/large")" | cmp - "$TREE/large" || fail 'a link'
ok 'a signed link'

echo x >"$WORK/$(printf 'line\nfeed')"
not 'a name with a line feed' 'AccessDenied' copyto "$(printf '/test/line\nfeed')" "$(printf 'new:nextcloud/line\nfeed')"
said=$(new PUT /nextcloud/folder/ --data-binary content)
[[ $said == *'Refused at the gateway: content of a name that ends in a slash'* ]] || fail "a folder with content: $said"
ok 'a name that ends in a slash and has content is refused at the gateway'
new PUT /nextcloud/folder/ --data-binary '' --header 'Content-Type: application/x-directory' --fail || fail 'an empty folder'
[[ $(new GET '/nextcloud?list-type=2&prefix=folder') == *'<Key>folder/</Key>'* ]] || fail 'an empty folder is not in a list'
ok 'such a name without content is taken'
for pair in 'over/a over/a/b' 'under/a/b under/a'; do
  new PUT "/nextcloud/${pair% *}" --data-binary "${pair% *}" --fail || fail "${pair% *} is refused"
  said=$(new PUT "/nextcloud/${pair#* }" --data-binary "${pair#* }")
  [[ $said == *'The object was not kept'* ]] || fail "${pair#* } beside ${pair% *}: $said"
  is "${pair% *}" "${pair% *}" || fail "${pair% *}, which was there first, is not"
  ok "${pair#* } beside ${pair% *} is refused"
done
client purge new:nextcloud/tree
client purge new:nextcloud/moved
[ "$(listed new:nextcloud/tree)" = 0 ] || fail 'what was deleted is there'
ok 'deleted'
