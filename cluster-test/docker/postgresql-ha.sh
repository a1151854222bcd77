#!/bin/bash
# The password of a database's owner is changed under a client that connects anew for each statement: no statement fails, what the second
# login makes belongs to the owner, and the first login is refused at the end. IMAGE has PostgreSQL's programs.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh
. "$(dirname "$0")/lib.sh"
IMAGE=${IMAGE:-ghcr.io/railiance/postgresql-ha:dev}
PORT=${PORT:-15432}
FILES=$ROOT/helm/charts/postgresql-ha/files

# As the binding says, but for the host
# shellcheck disable=SC2016 # for the container
PSQL='psql -XAtq -v ON_ERROR_STOP=1 "$(sed "s#@[^/]*/#@127.0.0.1:$PORT/#" /test/binding/uri)"'
sql() { docker exec --interactive --user postgres --env PORT="$PORT" "$NAME" sh -c "$PSQL \"\$@\"" sql "$@"; }
bind() { mounted gitea postgresql-ha-gitea "$WORK/binding"; }
provision() {
  mounted "$NAMESPACE" postgresql-ha-roles "$WORK/roles"
  mounted "$NAMESPACE" postgresql-ha-users "$WORK/users"
  docker exec --user postgres --env PGHOST=127.0.0.1 --env PGPORT="$PORT" "$NAME" sh /opt/provision/provision.sh >"$WORK/said" 2>&1 ||
    { cat "$WORK/said" >&2; fail 'provisioning'; }
}

change() { # in the three steps
  secrets rotate postgresql-ha-roles gitea
  provision
  sleep 2
  secrets promote postgresql-ha-roles gitea
  bind
  sleep 2
  secrets retire postgresql-ha-roles gitea
  provision
  sleep 2
}

all_secrets postgresql-ha
bind
mounted "$NAMESPACE" postgresql-ha-roles "$WORK/roles"
mounted "$NAMESPACE" postgresql-ha-users "$WORK/users"
mkdir "$WORK/provision" && cp "$FILES"/provision* "$FILES/databases.conf" "$WORK/provision"
{
  printf 'local all postgres trust\nhost all provisioner all scram-sha-256\n'
  cat "$FILES/pg_hba.conf"
} >"$WORK/pg_hba.conf"
run --user postgres --tmpfs /data:mode=0777 --entrypoint sh --volume "$WORK/provision:/opt/provision:ro" \
  --volume "$WORK/roles:/run/roles:ro" --volume "$WORK/users:/run/users:ro" \
  --volume "$WORK/pg_hba.conf:/etc/pg_hba.conf:ro" "$IMAGE" -c "
    PATH=\$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1):\$PATH
    initdb -D /data/pg -U postgres --auth=trust >/dev/null && exec postgres -D /data/pg -p $PORT -k /tmp -c hba_file=/etc/pg_hba.conf -c fsync=off"
admin() { docker exec --user postgres "$NAME" psql -XAtq -h /tmp -p "$PORT" -U postgres "$@"; }
until_true 60 admin -c 'SELECT 1' >/dev/null 2>&1 || { docker logs "$NAME"; fail 'PostgreSQL does not start'; }
admin -c "CREATE ROLE provisioner LOGIN CREATEROLE CREATEDB PASSWORD '$(head -n 1 "$WORK/users/provisioner")'"
provision
ok "provisioned: $(admin -c 'SHOW server_version')"
sql -c 'CREATE TABLE before (n serial PRIMARY KEY)'
cp -r "$WORK/binding" "$WORK/old"

clients "$PSQL -c 'INSERT INTO before DEFAULT VALUES'" --user postgres --env PORT="$PORT"
change
clients_end
ok "owner's password changed: $result"

[ "$(cat "$WORK/binding/username")" = gitea.b ] || fail 'the binding has not the second login'
[ "$(sql -c 'SELECT session_user, current_user')" = 'gitea.b|gitea' ] || fail 'the second login is not the owner'
# What Pgpool and other pools say between two clients, on one connection
again=$(printf 'DISCARD ALL;\nRESET ALL;\nSELECT current_user;\nRESET ROLE;\nSELECT current_user;\n' | sql)
[ "$again" = $'gitea\ngitea' ] || fail "after DISCARD ALL and RESET ROLE it is: $again"
ok 'the second login is the owner, also after DISCARD ALL and RESET ROLE'
sql -c 'CREATE TABLE during (n int); ALTER TABLE before ADD COLUMN t text; CREATE EXTENSION IF NOT EXISTS citext'
[ "$(admin -d gitea -c "SELECT tableowner FROM pg_tables WHERE tablename = 'during'")" = gitea ] || fail 'a table belongs to the login'
ok 'what it makes belongs to the owner, and it may change what was there'
refused=$(docker exec --user postgres --env PGPASSWORD="$(cat "$WORK/old/password")" "$NAME" psql -h 127.0.0.1 -p "$PORT" -U gitea -d gitea -c 'SELECT 1' 2>&1) &&
  fail 'the old password still opens'
ok "the old login is refused: ${refused##*: }"

clients "$PSQL -c 'INSERT INTO before DEFAULT VALUES'" --user postgres --env PORT="$PORT"
change
clients_end
[ "$(sql -c 'SELECT session_user, current_user')" = 'gitea|gitea' ] || fail 'the second change does not lead back'
ok "changed back: $result"
provision
! grep -q 'no longer in the specs' "$WORK/said" || fail "$(cat "$WORK/said")"
ok 'provisioning again changes nothing'
printf 'stranger 12345678901234567890\n' >"$WORK/roles/gitea"
docker exec --user postgres --env PGHOST=127.0.0.1 --env PGPORT="$PORT" "$NAME" sh /opt/provision/provision.sh >"$WORK/said" 2>&1 && fail 'a line of a stranger is taken'
ok "a line of somebody else: $(tail -1 "$WORK/said")"
