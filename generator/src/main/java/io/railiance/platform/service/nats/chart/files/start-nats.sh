#!/bin/sh
# Starts the server, unless what is on the volume was written by something that this start would not go on with.
set -eu
. /opt/platform/lib.sh
umask 0077
NODES=$DATA/nodes     # how many nodes the release began with
VERSION=$DATA/version # which version last ran on this volume

# note FILE TEXT: on the volume
note() {
  printf '%s\n' "$2" >"$1.new"
  mv "$1.new" "$1"
}

# A cluster deletes streams that a single server made, for it does not know them; and a majority of a larger cluster is not here
refuse_other_number_of_nodes() {
  was=$(cat "$NODES" 2>/dev/null || printf '%s' "$REPLICAS")
  [ "$was" -eq "$REPLICAS" ] ||
    refuse "this volume is of $was nodes, and replicaCount is $REPLICAS. Go back to $was, and move the streams as the runbook says"
  note "$NODES" "$REPLICAS"
}

# Streams are written in forms that an older version may not read
refuse_older_version() {
  now=$(nats-server --version | sed 's/.*v\([0-9]\)/\1/')
  was=$(cat "$VERSION" 2>/dev/null || printf '%s' "$now")
  if [ "${was%%.*}" != "${now%%.*}" ] || [ "$(minor "$was")" -gt "$(minor "$now")" ]; then
    refuse "version $now cannot follow $was, which wrote this volume. Go back to $was"
  fi
  note "$VERSION" "$now"
}

configuration() {
  cat /opt/platform/nats.conf
  printf 'server_name: "%s"\n' "$POD_NAME"
  printf 'lame_duck_duration: "%ss"\n' "$((STOP_SECONDS - 15))"
  printf 'jetstream {store_dir: "%s", max_memory_store: 0, max_file_store: %s, sync_interval: %s}\n' \
    "$DATA" "$(file_store)" "$SYNC_INTERVAL"
  [ "$TLS" = no ] ||
    printf '%s\n' 'tls {cert_file: /run/tls/tls.crt, key_file: /run/tls/tls.key, ca_file: /run/tls/ca.crt, min_version: "1.2"}'
  [ "$REPLICAS" -eq 1 ] || printf 'include ../agent/routes.conf\n'
}

alone
refuse_other_number_of_nodes
refuse_older_version
configuration >"$RUN/nats.conf"
# The collector of garbage works harder before the container has no memory left
GOMEMLIMIT=$((MEMORY_LIMIT * 80 / 100))
export GOMEMLIMIT
exec nats-server --config "$RUN/nats.conf"
