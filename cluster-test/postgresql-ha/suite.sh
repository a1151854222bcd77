#!/bin/bash
# The tests of pgx, the driver of Go, through Pgpool and to the primary's Service, as a consumer has them: prepared statements, pipelines,
# COPY, large objects, types, cancellation, pools. Prints how many tests pass each way, and which fail through Pgpool only.
# Needs Go. The release is there, whole, and is not touched but for a database's content.
export SERVICE=postgresql-ha IMAGE=${IMAGE:-ghcr.io/railiance/postgresql-ha:0.1.0-17}
# shellcheck source=../lib.sh
. "$(dirname "$0")/../lib.sh"
PGX=${PGX:-v5.13.0}
PACKAGES=". pgconn pgtype pgxpool stdlib"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

in_client() { kubectl exec --namespace gitea --stdin client -- bash -c "$@"; }

# connection HOST: as pgx reads it
# shellcheck disable=SC2016 # for the pod
tests() { # HOST PACKAGE
  in_client 'cd /tmp && export PGX_TEST_DATABASE="host=$1 user=gitea dbname=gitea password=$(cat /binding/password)"
    timeout 420 "/tmp/$2.test" -test.v -test.timeout 400s 2>&1 || :' tests "$@"
}
count() { grep -c -- "^--- $1" "$2" || :; }

cp -r "$(cd "$work" && go mod init work >/dev/null 2>&1 && go mod download -json "github.com/jackc/pgx/v5@$PGX" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')" "$work/pgx"
chmod -R u+w "$work/pgx"
client gitea client gitea "$RELEASE-gitea"
for package in $PACKAGES; do
  name=${package/./pgx}
  (cd "$work/pgx" && CGO_ENABLED=0 go test -c -o "$work/$name.test" "./$package")
  in_client 'cat >"/tmp/$1.test" && chmod +x "/tmp/$1.test"' copy "$name" <"$work/$name.test"
done
host=$(in_client 'cat /binding/host')
# shellcheck disable=SC2016
in_client 'PGPASSWORD=$(cat /binding/password) psql -XAtq -h "$1" -U gitea -d gitea -c "CREATE EXTENSION IF NOT EXISTS hstore" \
  -c "CREATE EXTENSION IF NOT EXISTS ltree" -c "DROP DOMAIN IF EXISTS uint64" -c "CREATE DOMAIN uint64 AS numeric(20,0)"' setup "$host" >/dev/null
for way in "service $RELEASE-rw.${host#*.}" "pgpool $host"; do
  read -r way to <<<"$way"
  for package in $PACKAGES; do
    name=${package/./pgx}
    tests "$to" "$name" >"$work/$way.$name"
    printf '%-8s %-8s passed %4d  skipped %3d  failed %3d\n' "$way" "$name" \
      "$(count PASS "$work/$way.$name")" "$(count SKIP "$work/$way.$name")" "$(count FAIL "$work/$way.$name")"
    grep -q '^PASS\|^FAIL' "$work/$way.$name" || tail -n 5 "$work/$way.$name"
  done
  cat "$work/$way".* | sed -n 's/^--- FAIL: \([^ ]*\).*/\1/p' | sort >"$work/$way"
done
echo "fails both ways:       $(comm -12 "$work/service" "$work/pgpool" | paste -sd ' ')"
echo "through Pgpool only:   $(comm -13 "$work/service" "$work/pgpool" | paste -sd ' ')"
[ -z "${KEEP:-}" ] || cp "$work"/service.* "$work"/pgpool.* "$KEEP"
