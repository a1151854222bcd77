#!/bin/sh
# Starts the server. What it must not leave to the server: a node whose volume is empty makes a cluster of its own as soon as its
# configuration says how to initialise one, although others have the data (openbao issues 2274 and 3652). So a node that belongs to no
# cluster yet is not served from: it joins, or initialises, in a folder beside, on a port that only nodes reach, and that folder becomes the
# store when it is whole.
set -eu
. /opt/platform/lib.sh
umask 0077
export BAO_CLIENT_TIMEOUT=3s BAO_MAX_RETRIES=0
JOIN_PORT=8204
server=''
# sh as process 1 ignores what it has no trap for
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || :; exit 143' TERM

pause() {
  sleep "$1" &
  wait $! || :
}

# --- the seal ----------------------------------------------------------------------------------------------------------------------

# id KEY: the server writes the id of its key beside what it encrypts. This one follows from the key, so it never names another.
id() {
  printf '%s' "$1" | sha256sum | cut -c 1-16
}

line() { # NUMBER of the key's file
  sed -n "$1p" "$SEAL/key" 2>/dev/null | tr -d '\r\n'
}

# a_key TEXT: 256 bits, raw, in base64 or in hexadecimal digits
a_key() {
  case ${#1} in 32 | 43 | 44 | 64) ;; *) return 1 ;; esac
}

# key_fits: the key is there, and is the one that the volume was sealed by, or stands beside it
key_fits() {
  key=$(line 1) other=$(line 2)
  was=$(cat "$SEALED_BY" 2>/dev/null || :)
  if [ ! -s "$SEAL/key" ]; then
    why "there is no key \"key\" in the Secret $SEAL_SECRET. It opens all data, nobody can make it anew: put back the one that you have kept.\
 For a first start the script of Secrets makes one"
  elif ! a_key "$key" || { [ "$other" ] && ! a_key "$other"; }; then
    why "\"key\" of the Secret $SEAL_SECRET has a line of another length than 32, 43, 44 (base64) or 64 (hexadecimal) characters: that is no\
 key of 256 bits"
  elif [ "$was" ] && [ "$was" != "$(id "$key")" ] && [ "$was" != "$(id "$other")" ]; then
    why "\"key\" of the Secret $SEAL_SECRET is not the key of this volume: that one has the id $was, the Secret has\
 $(id "$key")${other:+ and $(id "$other")}. Nothing was changed. Put the right key back as a line of it"
  else
    return 0
  fi
  return 1
}

seal() {
  if [ "$SEAL_TYPE" = transit ]; then
    printf 'seal "transit" {\n  address = "%s"\n  mount_path = "%s"\n  key_name = "%s"\n  token = "file://%s/token"\n%s}\n' \
      "$TRANSIT_ADDRESS" "$TRANSIT_MOUNT" "$TRANSIT_KEY" "$RUN" "${TRANSIT_CA:+  tls_ca_cert = \"$TRANSIT_CA\"
}"
    head -n 1 "$SEAL/token" | tr -d '\r\n' >"$RUN/token"
    return
  fi
  # The server takes the whole file for the key
  printf '%s' "$key" >"$RUN/key"
  printf 'seal "static" {\n  current_key_id = "%s"\n  current_key = "file://%s/key"\n' "$(id "$key")" "$RUN"
  if [ "$other" ]; then
    printf '%s' "$other" >"$RUN/other-key"
    printf '  previous_key_id = "%s"\n  previous_key = "file://%s/other-key"\n' "$(id "$other")" "$RUN"
  fi
  printf '}\n'
}

# --- configuration -----------------------------------------------------------------------------------------------------------------

tls() {
  if [ "$TLS" = yes ]; then
    printf '  tls_cert_file = "/run/tls/tls.crt"\n  tls_key_file = "/run/tls/tls.key"\n  tls_min_version = "tls12"\n'
  else
    printf '  tls_disable = true\n'
  fi
}

# listener PORT CLUSTER_ADDRESS [MORE]
listener() {
  printf 'listener "tcp" {\n  address = "0.0.0.0:%s"\n  cluster_address = "%s"\n%s\n%s}\n' "$1" "$2" "$(tls)" "${3:-}"
}

# storage FOLDER [join]: the others are where a node that has nothing joins
storage() {
  printf 'storage "raft" {\n  path = "%s"\n  node_id = "%s"\n  performance_multiplier = 1\n' "$1" "$POD_NAME"
  if [ "${2:-}" = join ]; then
    for node in $OTHERS; do
      printf '  retry_join {\n    leader_api_addr = "%s://%s.%s:8200"\n%s  }\n' "$SCHEME" "$node" "$DOMAIN" \
        "${CA:+    leader_ca_cert_file = \"$CA\"
}"
    done
  fi
  printf '}\n'
}

common() {
  cat /opt/platform/openbao.hcl
  printf 'api_addr = "%s://%s.%s:8200"\ncluster_addr = "https://%s.%s:8201"\n' "$SCHEME" "$POD_NAME" "$DOMAIN" "$POD_NAME" "$DOMAIN"
  seal
}

serving() {
  common
  storage "$STORE"
  # A standby becomes active when all that it has handed on is answered, or given up: for a client that was cut off together with the active
  # node nobody else gives it up
  listener 8200 0.0.0.0:8201 "  max_request_duration = \"${MAX_REQUEST}s\"
"
  # For Prometheus, which has no token; the network is open to it here alone. And for snapshots, which take long
  listener 8202 127.0.0.1:8203 '  max_request_duration = "30m"
  telemetry {
    unauthenticated_metrics_access = true
  }
'
}

# --- a first start -----------------------------------------------------------------------------------------------------------------

# may_initialise: the first node alone, and when every other one has said that its volume is empty, too. Who does not answer may have the data.
may_initialise() {
  [ "$POD_NAME" = "$FIRST" ] || return 1
  while :; do
    silent=''
    for node in $OTHERS; do
      if status "$node" 8200 | is initialized true; then
        return 1
      elif ! status "$node" "$JOIN_PORT" | is initialized false; then
        silent="$silent $node$(distrust)"
      fi
    done
    [ "$silent" ] || return 0
    why "this volume is empty, and so may be those of all others, but not all have said so:$silent. A first start needs every node once; if\
 there is data somewhere, bring back who has it"
    pause 2
  done
}

# first_start join|initialise: ends when the node belongs to a cluster and is unsealed
first_start() {
  log "this volume is empty: $1"
  rm -rf "$JOINING"
  mkdir "$JOINING"
  {
    common
    storage "$JOINING" "$1"
    listener "$JOIN_PORT" 0.0.0.0:8201
    [ "$1" = join ] || cat /opt/platform/initialise.hcl
  } >"$RUN/openbao.hcl"
  bao server -config="$RUN/openbao.hcl" &
  server=$!
  until status "$POD_NAME" "$JOIN_PORT" | is sealed false; do
    kill -0 "$server" 2>/dev/null || refuse "the server has ended before it was unsealed. What it says stands above. Nothing was kept of it"
    problem=$(distrust)
    [ -z "$problem" ] || why "the certificate of this node is not good$problem. The Secret needs a new one; the pod reads it at its next start"
    pause 1
  done
  kill "$server"
  wait "$server" || :
  server=''
  mv "$JOINING" "$STORE"
}

# --- versions and certificates -----------------------------------------------------------------------------------------------------

# The store is written in forms that an older version may not read
refuse_older_version() {
  now=$(bao version | sed 's/^OpenBao v\([0-9.]*\).*/\1/')
  was=$(cat "$DATA/version" 2>/dev/null || printf '%s' "$now")
  if [ "${was%%.*}" != "${now%%.*}" ] || [ "$(minor "$was")" -gt "$(minor "$now")" ]; then
    refuse "version $now cannot follow $was, which wrote this volume. Go back to $was"
  fi
  note "$DATA/version" "$now"
}

# note FILE TEXT: on the volume
note() {
  printf '%s\n' "$2" >"$1.new"
  mv "$1.new" "$1"
}

# A new certificate is read when the server is told to
reload_certificate() {
  read_sum=$(sha256sum /run/tls/tls.crt)
  while sleep 20; do
    sum=$(sha256sum /run/tls/tls.crt 2>/dev/null) || continue
    if [ "$sum" != "$read_sum" ]; then
      log 'the certificate has changed: the server reads it'
      kill -HUP 1
      read_sum=$sum
    fi
  done
}

alone
refuse_older_version
if [ "$SEAL_TYPE" = static ]; then
  until key_fits; do
    pause 5
  done
fi
if [ ! -d "$STORE" ]; then
  if may_initialise; then
    first_start initialise
  else
    first_start join
  fi
fi
[ "$SEAL_TYPE" = transit ] || note "$SEALED_BY" "$(id "$key")"
serving >"$RUN/openbao.hcl"
# The collector of garbage works harder before the container has no memory left
GOMEMLIMIT=$((MEMORY_LIMIT * 80 / 100))
export GOMEMLIMIT
[ "$TLS" = no ] || reload_certificate 9>&- &
exec bao server -config="$RUN/openbao.hcl"
