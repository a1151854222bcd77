#!/bin/sh
# helm test: clients find a primary and standbys where the Services say so, a write is acknowledged, and nobody gets in without a password.
set -eu

# line ROLE PASSWORD: of a password file
line() {
  printf '*:*:*:%s:%s\n' "$1" "$(printf '%s' "$2" | sed 's/[\\:]/\\&/g')"
}

# ask ROLE PART SQL: the answer of the Service RELEASE-PART, or the error
ask() {
  psql --no-psqlrc --tuples-only --no-align --no-password --username "$1" --host "$RELEASE-$2.$DOMAIN" --dbname postgres --command "$3" \
    2>&1 </dev/null || true
}

check() { # WHAT PATTERN GOT
  # shellcheck disable=SC2254 # a pattern
  case $3 in
    $2) echo "ok    $1" ;;
    *)
      echo "FAIL  $1: expected $2, got $3"
      failed=1
      ;;
  esac
}

umask 0077
for role in monitoring pool; do
  line "$role" "$(head -n 1 "/run/users/$role")"
done >/tmp/pgpass
line pool wrong >/tmp/wrong
export PGPASSFILE=/tmp/pgpass PGCONNECT_TIMEOUT=10
failed=0

check 'a write is acknowledged' t "$(ask monitoring rw 'SELECT pg_current_xact_id() IS NOT NULL')"
check 'writes go to a primary' f "$(ask monitoring rw 'SELECT pg_is_in_recovery()')"
check 'some server answers reads' 1 "$(ask monitoring r 'SELECT 1')"
check 'the superuser is refused' '*pg_hba.conf*' "$(ask postgres rw 'SELECT 1')"
check 'a wrong password is refused' '*password authentication failed*' "$(PGPASSFILE=/tmp/wrong ask pool rw 'SELECT 1')"
if [ "$PGPOOL" = true ]; then
  check 'Pgpool leads to the primary' f "$(ask pool pgpool 'SELECT pg_is_in_recovery()')"
  check 'a wrong password is refused there, too' '*authentication failed*' "$(PGPASSFILE=/tmp/wrong ask pool pgpool 'SELECT 1')"
fi
if [ "$REPLICAS" -gt 1 ]; then
  check 'reads go to a standby' t "$(ask monitoring ro 'SELECT pg_is_in_recovery()')"
  check 'standbys' "$((REPLICAS - 1))" \
    "$(ask monitoring rw "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND application_name <> 'pg_basebackup'")"
fi
exit "$failed"
