#!/bin/sh
# Runs beside the server as a native sidecar. Writes its accounts, with hashes of the passwords in the Secret, and tells it when they have
# changed; makes the streams that consumers state. The server never sees a password of a consumer. A stream that is there is left as it is,
# and none is deleted. It needs no access to the Kubernetes API.
set -eu
. /opt/platform/lib.sh
umask 0077
USERS=/run/users         # Secret: one file a user, the current password in its first line; no other container mounts it
OBJECTS=/etc/nats-objects # ConfigMap: accounts with @USER@ in the place of hashes, and streams
OWN=/run/own             # memory, of the agent alone
HASHES=$OWN/hashes
CONTEXTS=$OWN/nats/context
LEFT=$DATA/left          # accounts that the server has missed
export HOME="$OWN" XDG_CONFIG_HOME="$OWN"

# --- passwords ---------------------------------------------------------------------------------------------------------------------

. /opt/platform/logins.sh

# The agent's own password is made here and known in this pod only.

# logins USER: who logs in for it
logins() {
  case $1 in
    agent) echo agent ;;
    *) logins_of "$1" ;;
  esac
}

# password LOGIN
password() {
  case $1 in
    agent) cat "$OWN/password" ;;
    *) password_of "$1" ;;
  esac
}

# hash LOGIN: as the server keeps it. It is made anew only when the password changes: a hash has a random salt, and each change is loaded.
# The cost is the lowest, for the server pays it at each connection, and no number of guesses finds 32 random letters.
hash() {
  sum=$(password "$1" | sha256sum | cut -c 1-64)
  if [ "$sum" != "$(cut -d ' ' -f 1 "$HASHES/$1" 2>/dev/null)" ]; then
    # The command takes a password from an argument, or the arguments from a file
    printf -- '-p%s\n' "$(password "$1")" >"$OWN/arguments"
    made=$(nats server passwd --cost 4 "@$OWN/arguments" 2>&1) || {
      why "user $1 is left out: $made"
      return 1
    }
    printf '%s %s\n' "$sum" "$made" >"$HASHES/$1"
  fi
  cut -d ' ' -f 2 "$HASHES/$1"
}

# line USER: what sed makes of its line: one for each login, or none
line() {
  printf '/@%s@/{\n' "$1"
  for login in $(logins "$1"); do
    made=$(hash "$login") || continue
    printf 'h\ns|user: "%s"|user: "%s"|\ns|@%s@|%s|\np\ng\n' "$1" "$login" "$1" "$made"
  done
  printf 'd\n}\n'
}

# left: accounts that nobody states any more, and that have streams on the volume or, says the server, on those of others. Without its
# account a stream is never in step, and the server never ready.
left() {
  # shellcheck disable=SC2012 # names of accounts
  { ls "$DATA/jetstream" 2>/dev/null; cat "$LEFT" 2>/dev/null; } | sort -u | grep -x '[a-z0-9-]*' |
    while read -r account; do
      grep -q "^  $account {" "$OBJECTS/accounts" || printf '  %s {\n    jetstream: enabled\n  }\n' "$account"
    done
}

# fitting: a single server does not start with limits that are more than it has together. They go; what it has still limits them all.
fitting() {
  limits=$(sed -n 's/.*max_file: \([0-9]*\).*/\1/p' "$OBJECTS/accounts" | awk '{sum += $1} END {printf "%.0f", sum}')
  if [ "$REPLICAS" -eq 1 ] && [ "$limits" -gt "$(file_store)" ]; then
    why "accounts may take $limits bytes together, and streams $(file_store) of the volume: no account is limited now. Raise persistence.size"
    sed 's/, max_file: [1-9][0-9]*//'
  else
    cat
  fi
}

# accounts: the text with hashes in it, without the lines of users that have no password
accounts() {
  for user in $(grep -o '@[a-z0-9-]*@' "$OBJECTS/accounts" | tr -d @ | sort -u); do
    [ -n "$(logins "$user")" ] || why "user $user has no password in the Secret $USERS_SECRET: it is left out"
    line "$user"
  done >"$OWN/edits"
  sed -f "$OWN/edits" "$OBJECTS/accounts" | sed '$d' | fitting
  left
  printf '}\n'
}

# routes: what the server keeps for as long as the pod lives. Nodes that learn a new password one after the other would lose each other.
routes() {
  secret=$(head -n 1 /run/routes/route-password)
  printf 'cluster {\n  name: "%s"\n  listen: 0.0.0.0:6222\n  no_advertise: true\n  ping_interval: 2s\n' "$RELEASE"
  printf '  authorization {user: route, password: "%s"}\n' "$secret"
  [ "$TLS" = no ] || printf '  tls {cert_file: /run/tls/tls.crt, key_file: /run/tls/tls.key, ca_file: /run/tls/ca.crt, verify: true}\n'
  printf '  routes: [\n'
  for node in $NODES; do
    printf '    "nats-route://%s@%s.%s:6222"\n' "route:$secret" "$node" "$DOMAIN"
  done
  printf '  ]\n}\n'
}

# contexts: how the nats command signs in as the agent of each account
contexts() {
  sed -n 's/.*{user: "agent\.\([^"]*\)".*/\1/p' "$OBJECTS/accounts" | while read -r account; do
    jq -n --arg url "$SERVER" --arg user "agent.$account" --rawfile password "$OWN/password" --arg ca "$CA" \
      '{url: $url, user: $user, password: ($password | rtrimstr("\n")), ca: $ca}' >"$CONTEXTS/$account.json"
  done
}

# --- the server --------------------------------------------------------------------------------------------------------------------

monitor() { # PATH
  curl --silent --max-time 3 "http://127.0.0.1:8222/$1"
}

# as ACCOUNT SUBJECT TEXT: asks, and prints the answer
as() {
  nats --context "$1" --timeout 5s request --raw "$2" "$3" 2>"$OWN/error" || {
    why "account $1 gives no answer: $(tail -n 1 "$OWN/error")"
    return 1
  }
}

# load: what has been written, if the server has not read it
load() {
  sum=$(cat "$AGENT"/*.conf | sha256sum)
  [ "$sum" != "$(cat "$OWN/loaded" 2>/dev/null)" ] || return 0
  id=$(monitor varz | jq --raw-output .server_id) || return 1
  answer=$(as SYS "\$SYS.REQ.SERVER.$id.RELOAD" '') || return 1
  problem=$(printf '%s' "$answer" | jq --raw-output '.error.description // empty')
  if [ -n "$problem" ]; then
    why "the server goes on with its old accounts: $problem"
    return 1
  fi
  printf '%s\n' "$sum" >"$OWN/loaded"
  log 'the server has read its accounts'
}

# healthy: else says what the server waits for, and whom it has found
healthy() {
  health=$(monitor 'healthz?details=true' 2>/dev/null) && [ -n "$health" ] || return 1
  [ "$(printf '%s' "$health" | jq --raw-output .status)" != ok ] || return 0
  printf '%s' "$health" | jq --raw-output '.errors[]? | select(.type == "ACCOUNT") | .account' >>"$LEFT"
  others=$(monitor routez | jq --raw-output '[.routes[]?.remote_name] | unique | join(", ")')
  why "the server says: $(printf '%s' "$health" | jq --raw-output '[.errors[]?.error][0] // .status'). Nodes that it is connected with: ${others:-none}"
  return 1
}

# acts: of several agents the one beside the leader of JetStream
acts() {
  leader=$(monitor jsz | jq --raw-output ".meta_cluster.leader // \"$POD_NAME\"")
  [ "$leader" = "$POD_NAME" ]
}

# keep ACCOUNT STREAM CONFIGURATION
keep() {
  found=$(as "$1" "\$JS.API.STREAM.INFO.$2" '') || return 1
  if printf '%s' "$found" | jq --exit-status '.error.err_code == 10059' >/dev/null; then
    found=$(as "$1" "\$JS.API.STREAM.CREATE.$2" "$3") || return 1
    ! printf '%s' "$found" | jq --exit-status .config >/dev/null || log "made stream $2 of $1"
  fi
  problem=$(printf '%s' "$found" | jq --raw-output '.error.description // empty')
  if [ -n "$problem" ]; then
    why "stream $2 of $1: $problem"
    return 1
  fi
  differs=$(printf '%s' "$found" | jq --raw-output --argjson wanted "$3" \
    '.config as $is | [$wanted | to_entries[] | select($is[.key] != .value) | "\(.key) is \($is[.key]), not \(.value)"] | join("; ")')
  [ -z "$differs" ] || why "stream $2 of $1 is there with another configuration, and is left as it is: $differs"
}

reconcile() {
  complete=yes
  while read -r account stream body <&4; do
    keep "$account" "$stream" "$body" || complete=no
  done 4<"$OBJECTS/streams"
  [ "$complete" = yes ]
}

# --- rounds ------------------------------------------------------------------------------------------------------------------------

# why TEXT...: what keeps us from it, at once when it is new and else now and then
why() {
  if ! grep -qsxF "$*" "$OWN/why"; then
    log "waiting: $*"
    printf '%s\n' "$*" >>"$OWN/why"
  fi
}

# put FILE: standard input, whole or not at all
put() {
  cat >"$AGENT/$1.new" && mv "$AGENT/$1.new" "$AGENT/$1"
}

# What all this follows from
sum_of_inputs() {
  cat "$USERS"/* "$OBJECTS"/* "$LEFT" 2>/dev/null | sha256sum
}

# The text stands in an address and in the configuration
sound() {
  head -n 1 /run/routes/route-password 2>/dev/null | grep -qx '[A-Za-z0-9_-]\{16,\}' || {
    why "key route-password of the Secret $ROUTE_SECRET is not 16 letters and digits or more"
    return 1
  }
}

# current: whether the server has the route password of the Secret
current() {
  [ "$REPLICAS" -eq 1 ] || grep -qF "\"$(head -n 1 /run/routes/route-password)\"" "$AGENT/routes.conf" ||
    why "the route password in the Secret $ROUTE_SECRET has changed. Nodes take it when all pods of the release are deleted at once"
}

mkdir -p "$HASHES" "$CONTEXTS"
: >"$OWN/why"
[ -s "$OWN/password" ] || head -c 32 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' >"$OWN/password"
contexts
written='' kept='' round=0
trap 'exit 0' TERM
until [ "$REPLICAS" -eq 1 ] || [ -s "$AGENT/routes.conf" ]; do
  if sound; then
    routes | put routes.conf
  else
    sleep 5
  fi
done
while :; do
  now=$(sum_of_inputs)
  if [ "$now" != "$written" ]; then
    contexts
    accounts | put accounts.conf
    written=$now
  fi
  # What is still so is said again after a while
  [ $((round % 30)) -ne 0 ] || : >"$OWN/why"
  # At once when something changed here, and every half minute, for the server may have changed
  if [ "$now" != "$kept" ] || [ $((round % 15)) -eq 0 ]; then
    if load && healthy && { ! acts || reconcile; }; then
      [ "$now" = "$kept" ] || log 'everything that is stated is there'
      kept=$now
    fi
    current
  fi
  round=$((round + 1))
  sleep 2 &
  wait $!
done
