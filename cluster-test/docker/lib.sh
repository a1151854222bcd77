# shellcheck shell=bash disable=SC2034
# Sourced: one server in Docker, with the scripts of its chart and Secrets that the generated script makes, and a client that connects anew
# all the time. No cluster: a folder stands for the Secrets, and is copied where a kubelet would mount them.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
WORK=$(mktemp -d)
NAMESPACE=$(sed -n 's/^namespace: *//p' "$ROOT/specs/platform.yaml")
NAME=railiance-test-$$
export SECRETS=$WORK/secrets PATH=$HERE:$PATH
chmod 0755 "$WORK"
mkdir -m 0777 "$WORK/clients"

end() {
  touch "$WORK/stop"
  docker ps --all --quiet --filter "label=railiance.test=$NAME" | xargs --no-run-if-empty docker rm --force >/dev/null 2>&1 || :
  rm -rf "$WORK"
}
trap end EXIT

ok() { printf 'ok    %s\n' "$*"; }
fail() { printf 'FAIL  %s\n' "$*" >&2; exit 1; }

run() { docker run --detach --name "$NAME" --label "railiance.test=$NAME" --volume "$WORK:/test" "$@" >/dev/null; }

# secrets STEP...: the script of the environment local, of whose table only the Secrets of the release are kept
secrets() { sh "$WORK/secrets.sh" "$@" >"$WORK/said" 2>&1 || { cat "$WORK/said" >&2; return 1; }; }

all_secrets() { # RELEASE
  awk -v of="$1-" '
    $0 == "TABLE" { inside = 0 }
    inside && $1 == "secret" { kept = index($3, of) == 1 }
    !inside || kept
    /<<.TABLE.$/ { inside = 1; kept = 0 }' "$ROOT/helm/secrets/local.sh" >"$WORK/secrets.sh"
  sed -n 's/^secret \([a-z][^ ]*\) .*/\1/p' "$WORK/secrets.sh" | sort -u | while read -r namespace; do mkdir -p "$SECRETS/$namespace"; done
  secrets create
}

# mounted NAMESPACE SECRET FOLDER: as a kubelet does it, all files at once
mounted() {
  mkdir -p "$3"
  for file in "$SECRETS/$1/$2"/*; do
    install -m 0644 "$file" "$3/.new"
    mv "$3/.new" "$3/${file##*/}"
  done
}

until_true() { # SECONDS COMMAND...
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $until ] || return 1
    sleep 1
  done
}

# clients SCRIPT [DOCKER OPTION...]: in the container, again and again until clients_end. The script reads /test/binding anew each time, as an
# application that was restarted does.
clients() {
  local script=$1
  shift
  rm -f "$WORK/clients/stop"
  # shellcheck disable=SC2016 # for the container
  docker exec "$@" "$NAME" sh -c 'tries=0 errors=0
    while [ ! -e /test/clients/stop ]; do
      tries=$((tries + 1))
      answer=$(eval "$0" 2>&1) || { errors=$((errors + 1)); printf "%s\n" "$answer" >>/test/clients/errors; }
      sleep 0.1
    done
    echo "$tries operations, $errors failed" >/test/clients/result' "$script" &
  clients=$!
}

clients_end() { # sets result; fails if an operation did
  touch "$WORK/clients/stop"
  wait "$clients"
  result=$(cat "$WORK/clients/result")
  [[ $result == *' 0 failed' ]] || { head -5 "$WORK/clients/errors" >&2; fail "$result"; }
}

# files MANIFEST FOLDER: those of a rendered ConfigMap, as a kubelet mounts them
files() {
  mkdir -p "$2"
  awk -v folder="$2" '
    /^data:/ { data = 1; next }
    data && /^  [^ ].*: \|/ { file = substr($1, 1, length($1) - 1); next }
    data && /^  [^ ]/ { file = substr($1, 1, length($1) - 1); sub(/^  [^:]*: "?/, ""); sub(/"$/, ""); print >(folder "/" file); file = ""; next }
    data && file { sub(/^    /, ""); print >(folder "/" file) }' "$1"
}
