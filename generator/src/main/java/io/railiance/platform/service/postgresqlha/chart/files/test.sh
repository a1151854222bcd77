#!/bin/sh
# helm test: clients find a primary and standbys where the Services say so, a write is acknowledged, and nobody gets in without a password.
set -eu
umask 0077
printf '*:*:*:monitoring:%s\n' "$(head -n 1 /run/users/monitoring | sed 's/[\\:]/\\&/g')" >/tmp/pgpass
export PGPASSFILE=/tmp/pgpass PGCONNECT_TIMEOUT=5

# ask USER PART SQL: the answer of the Service RELEASE-PART, or the error
ask() {
  psql --no-psqlrc --tuples-only --no-align --no-password --username "$1" --host "$RELEASE-$2.$DOMAIN" --dbname postgres --command "$3" 2>&1 </dev/null ||
    true
}

check() { # WHAT EXPECTED GOT
  case $3 in
    *"$2"*) echo "ok    $1" ;;
    *)
      echo "FAIL  $1: expected $2, got $3"
      failed=1
      ;;
  esac
}

failed=0
check 'a write is acknowledged' 1 "$(ask monitoring rw 'SELECT pg_current_xact_id() IS NOT NULL, 1')"
check 'the primary is where writes go' f "$(ask monitoring rw 'SELECT pg_is_in_recovery()')"
check 'some server answers reads' 1 "$(ask monitoring r 'SELECT 1')"
check 'the superuser is refused' 'pg_hba.conf rejects' "$(ask postgres rw 'SELECT 1')"
check 'a role without a password is refused' 'no password supplied' "$(ask pool rw 'SELECT 1')"
if [ "$REPLICAS" -gt 1 ]; then
  check 'a standby is where reads go' t "$(ask monitoring ro 'SELECT pg_is_in_recovery()')"
  check 'standbys' "$((REPLICAS - 1))" "$(ask monitoring rw "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND application_name <> 'pg_basebackup'")"
fi
exit "$failed"
