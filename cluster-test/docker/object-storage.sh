#!/bin/bash
# The key of a bucket is changed under a client that signs each request with what its binding says: none is refused, and the first key is at the
# end. What is known of a bucket outlives a filer that takes it for missing. And the gateway acknowledges no object whose name is not written. One
# master, volume server and filer with the chart's own scripts; the names are in a PostgreSQL.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/object-storage-lib.sh"
BUCKET=gitea
# shellcheck disable=SC2016 # for the container
REQUEST='now=$(readlink -f BINDING); printf "user = \"%s:%s\"\n" "$(cat "$now/access-key-id")" "$(cat "$now/secret-access-key")" | curl --config - --silent --fail --show-error --max-time 10 \
  --aws-sigv4 aws:amz:us-east-1:s3 --upload-file /etc/hostname "http://127.0.0.1:8334/gitea/rotation"'

mount_all() {
  mounted "$NAMESPACE" object-storage-users "$WORK/users"
  mounted "$BUCKET" "object-storage-$BUCKET" "$WORK/next"
  # name and key at once, as a kubelet does it
  version=$((${version:-0} + 1))
  cp -r "$WORK/next" "$WORK/binding.$version"
  ln -s "binding.$version" "$WORK/binding.new"
  mv -T "$WORK/binding.new" "$WORK/binding"
}
# sql: what is on standard input, as the superuser
sql() { docker exec --interactive "$NAME" sh -c '$(ls /usr/lib/postgresql/*/bin/psql | tail -1) -h /tmp -U postgres -q -A -t -v ON_ERROR_STOP=1'; }
served() { docker exec "$NAME-filer" sh -c "${REQUEST//BINDING/$1}" >"$WORK/said" 2>&1; }

release
mount_all
bucket "$BUCKET"
until_true 60 served /test/binding || { cat "$WORK/said"; fail 'the consumer is not served'; }
ok 'a filer serves the consumer'
cp -rL "$WORK/binding" "$WORK/old"
server=$NAME
NAME=$server-filer clients "${REQUEST//BINDING//test/binding}"
secrets rotate object-storage-users "$BUCKET"
mount_all
sleep 10
secrets promote object-storage-users "$BUCKET"
mount_all
sleep 5
served /test/old || fail 'the old key does not last until it is retired'
secrets retire object-storage-users "$BUCKET"
mount_all
sleep 10
clients_end
cmp -s "$WORK/old/access-key-id" "$WORK/binding/access-key-id" && fail 'the access key is the same'
ok "changed: $result"
served /test/old && fail 'the old key still opens'
ok "the old key is refused: $(tail -n 1 "$WORK/said")"

# What is not found because PostgreSQL did not answer is made anew over what is there: not over what is known of a bucket
# shellcheck disable=SC2016 # for the container
upsert=$(docker exec "$NAME-filer" sed -n '/^upsertQuery/,/^"""$/{s/%\[1\]s/filemeta/; /"""/!p}' /run/seaweedfs/.seaweedfs/filer.toml)
kept=$(printf "PREPARE put AS %s; EXECUTE put(1, 'b', '/buckets', 'owner'); EXECUTE put(1, 'b', '/buckets', 'bare');
  EXECUTE put(2, 'o', '/other', 'old'); EXECUTE put(2, 'o', '/other', 'new'); SELECT convert_from(meta, 'UTF8') FROM filemeta WHERE dirhash IN (1, 2) ORDER BY dirhash;" "$upsert" |
  sql | xargs)
[ "$kept" = 'owner new' ] || fail "what is put over what is there: $kept"
ok 'what is known of a bucket outlives a directory that is made anew; an object does not'

# through PORT METHOD NAME [OPTION...]: the status, by the key that is current
through() {
  signed "$(cat "$WORK/binding/access-key-id")" "$(cat "$WORK/binding/secret-access-key")" --output /dev/null --write-out '%{http_code}' \
    --request "$2" "http://127.0.0.1:$1/$BUCKET/$3" "${@:4}"
}
put() { through "$1" PUT "$2" --upload-file /etc/hostname; }
serves() { [ "$(put 8333 first)" = 200 ]; }
gateway
until_true 30 serves || fail "the gateway does not serve: $(put 8333 first)"
for key in plain 'a/b%20c' 'k%C3%A4se%2B%28x%29~' 'q?x-id=PutObject' 'r?torrent'; do
  status=$(put 8333 "$key")
  [ "$status" = 200 ] || fail "put through the gateway: $key: $status"
done
ok 'what is written is acknowledged, whatever its name'
admin=$(head -n 1 "$WORK/users/admin")
for state in Enabled Suspended; do
  signed "${admin:0:12}" "$admin" --fail --request PUT "http://127.0.0.1:8333/$BUCKET?versioning" \
    --data "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>$state</Status></VersioningConfiguration>"
  for _ in 1 2; do
    status="$(put 8333 versions) $(through 8333 GET versions)"
    [ "$status" = '200 200' ] || fail "versions: $state: $status"
  done
done
ok 'and where its versions are kept, or were'
sql <<'SQL'
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
SQL
tables=$(sql <<<"SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'")
for table in $tables; do sql <<<"CREATE TRIGGER refuse BEFORE INSERT ON $table FOR EACH ROW EXECUTE FUNCTION refuse()"; done
itself="$(put 8334 lost) then $(through 8334 GET lost)"
status=$(put 8333 lost-too)
for table in $tables; do sql <<<"DROP TRIGGER refuse ON $table"; done
[ "$status" = 503 ] || fail "an object whose name PostgreSQL does not take: $status (SeaweedFS itself: $itself)"
status="$(put 8333 lost-too) $(through 8333 GET lost-too)"
[ "$status" = '200 200' ] || fail "the next attempt, and what it wrote: $status"
ok "an object whose name PostgreSQL does not take: 503 at the gateway (SeaweedFS itself: $itself), and the next attempt keeps it"
