#!/bin/bash
# Runs in a pod beside the nodes while /data/go is there: writes a sequence through the Service of the primary, and asks each node
# five times a second whether it takes writes. Notes, in microseconds, what was acknowledged and who took writes.
# "client.sh verify" says what was lost, how long the longest time without a write was, and whether two took writes at once.
set -uo pipefail
DATA=/data
PGPASSWORD=$(</secrets/provisioner)
export PGPASSWORD PGCONNECT_TIMEOUT=2 PGUSER=provisioner PGDATABASE=test

now() { printf '%s' "${EPOCHREALTIME/./}"; }

# A session of its own for each stretch without an error: a lost answer is not waited for.
write() {
  local n=0
  while [ -e $DATA/go ]; do
    n=$((n + 1))
    timeout 2 psql -X -q -h pg-rw -c "INSERT INTO sequence VALUES ($n)" 2>/dev/null && echo "$n $(now)" >>$DATA/acks
    sleep 0.05
  done
}

# A write of its own that nobody counts: to be read-write is to take it.
probe() {
  while [ -e $DATA/go ]; do
    timeout 1 psql -X -q -h "pg-$1.pg-headless" \
      -c 'SET synchronous_commit = local; INSERT INTO probes VALUES (1)' 2>/dev/null && echo "$(now) $1" >>$DATA/takes
    sleep 0.2
  done
}

start() {
  rm -f $DATA/go $DATA/acks $DATA/takes
  until psql -X -q -h pg-rw -d postgres -c 'CREATE DATABASE test' 2>&1 | grep -q 'already exists'; do sleep 1; done
  until psql -X -q -h pg-rw -c 'CREATE TABLE IF NOT EXISTS sequence (n bigint); CREATE TABLE IF NOT EXISTS probes (n int);
    TRUNCATE sequence, probes'; do sleep 1; done 2>/dev/null
  touch $DATA/go
  write &
  for node in 0 1 2; do probe $node & done
}

verify() { # BEGAN
  rm -f $DATA/go
  sleep 3
  until psql -X -A -t -h pg-rw -c 'SELECT n FROM sequence' >$DATA/rows 2>/dev/null; do sleep 0.5; done
  sort -u $DATA/rows >$DATA/there
  cut -d ' ' -f 1 $DATA/acks | sort -u >$DATA/acked
  printf 'acknowledged %d, lost %d, ' "$(wc -l <$DATA/acked)" "$(comm -23 $DATA/acked $DATA/there | wc -l)"
  awk -v began="$1" '
    $2 > began && $2 - last > gap { gap = $2 - last }
    { last = $2 }
    END { printf "longest without a write %.2f s, ", gap / 1e6 }' $DATA/acks
  overlaps <$DATA/takes
}

# overlaps: of lines "MICROSECONDS NODE", how many nodes took writes, and how often a node took one, another did, and it took one again
# within two seconds: no failover there and back is that quick, so two took writes at once. Nothing to look at is said, not passed over.
overlaps() {
  sort -n | awk '
    { at = $1; node = "pg-" $2
      if (node in last && node != by && at - last[node] < 2e6) both++
      if (!(node in last)) nodes++
      by = node; last[node] = at }
    END { if (NR == 0) print "no node was seen to take writes"
          else printf "%d of the nodes took writes, two at once %d times\n", nodes, both }'
}

# Since less than a second.
writes() { [ $(($(now) - $(tail -n 1 $DATA/acks | cut -d ' ' -f 2))) -lt 1000000 ]; }

case ${1:-} in
  writes) writes ;;
  start) start ;;
  verify) verify "$2" ;;
  overlaps) overlaps ;;
  *) sleep infinity ;;
esac
