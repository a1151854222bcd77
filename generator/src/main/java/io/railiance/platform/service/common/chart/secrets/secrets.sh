#!/bin/sh
# Secrets of one environment, until a secret manager makes them.
#
#   sh ENVIRONMENT.sh                       makes what is missing; what exists is never changed
#   sh ENVIRONMENT.sh check                 names what is missing, and fails if anything is
#   sh ENVIRONMENT.sh rotate  SECRET KEY    1 of 3: a new password becomes valid beside the old one, which stays current
#   sh ENVIRONMENT.sh promote SECRET KEY    2 of 3: the new one becomes current, here and in the bindings that copy it
#   sh ENVIRONMENT.sh retire  SECRET KEY    3 of 3: the old one ends
#
# Between two steps the servers must have read the Secret: a kubelet takes up to two minutes. A password is 32 random letters and
# digits. None is printed, or stands in an argument or in the environment. Needs kubectl with rights on the namespaces and their Secrets;
# a namespace that does not exist yet is left out, with a notice: run this again when it does.
set -euf

# secret NAMESPACE NAME TYPE, and for each of its keys where the value comes from:
#   random KEY | literal KEY TEXT | copy KEY FROM_NAMESPACE FROM_SECRET FROM_KEY | around KEY OTHER_KEY BEFORE AFTER |
#   start KEY OTHER_KEY LENGTH
table() {
  cat <<'TABLE'
@TABLE@
TABLE
}

main() {
  case ${1:-create} in
    create) each_secret create ;;
    check)
      missing=$(each_secret missing)
      [ -z "$missing" ] || { printf '%s\n' "$missing"; exit 1; }
      ;;
    rotate) change "$2" "$3" 1 with_another ;;
    promote)
      change "$2" "$3" 2 swapped
      each_copy "$2" "$3"
      ;;
    retire) change "$2" "$3" 2 first_only ;;
    *) usage ;;
  esac
}

usage() {
  sed -n '/^#   sh /s/^#   //p' "$0" >&2
  exit 2
}

# --- reading ---------------------------------------------------------------------------------------------------------

exists() {
  kubectl get secret --namespace "$1" "$2" >/dev/null 2>&1
}

# value NAMESPACE SECRET KEY: nothing if it has no such key
value() {
  kubectl get secret --namespace "$1" "$2" \
    --output go-template="{{ with .data }}{{ with index . \"$3\" }}{{ . | base64decode }}{{ end }}{{ end }}"
}

# keys_of NAMESPACE NAME: the lines of the table below its "secret" line
keys_of() {
  table | awk -v namespace="$1" -v name="$2" '
    $1 == "secret" { ours = $2 == namespace && $3 == name; next }
    ours'
}

each_secret() {
  table | awk '$1 == "secret" { print $2, $3, $4 }' | while read -r namespace name type; do
    "$1" "$namespace" "$name" "$type" </dev/null
  done
}

# --- making ----------------------------------------------------------------------------------------------------------

random() {
  LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | dd bs=32 count=1 2>/dev/null
}

# made NAMESPACE SECRET SORT KEY ARGUMENT...: the value on standard output
made() {
  made_namespace=$1 made_secret=$2 sort=$3
  shift 4
  case $sort in
    random) random ;;
    literal) printf '%s' "$*" ;;
    copy) copied "$1" "$2" "$3" ;;
    around)
      inner=$(around "$made_namespace" "$made_secret" "$1") || exit 1
      printf '%s%s%s' "$2" "$inner" "$3"
      ;;
    start)
      inner=$(around "$made_namespace" "$made_secret" "$1") || exit 1
      printf '%.*s' "$2" "$inner"
      ;;
  esac
}

# The current password of another Secret, which must be there: a binding without it would look complete
copied() {
  first=$(value "$1" "$2" "$3" | head -n 1) || exit 1
  [ -n "$first" ] || { echo "nothing to copy: $1/$2 has no key $3" >&2; exit 1; }
  printf '%s' "$first"
}

# The value of another key of the same Secret, which may not exist yet: made the way the table says
around() {
  keys_of "$1" "$2" | while read -r around_sort around_key around_rest; do
    # shellcheck disable=SC2086 # words
    [ "$around_key" != "$3" ] || made "$1" "$2" "$around_sort" "$around_key" $around_rest
  done
}

# wanted NAMESPACE SECRET WHICH SORT KEY: whether the key belongs to WHICH: all, missing, or derived from others. Whether it is missing
# must be known: an answer that does not come ends the script, for else a password could be made anew.
wanted() {
  case $3 in
    all) return 0 ;;
    derived) [ "$4" != random ] ;;
    missing)
      present=$(value "$1" "$2" "$5") || exit 1
      [ -z "$present" ]
      ;;
  esac
}

# data NAMESPACE SECRET WHICH: {"data": ...}
data() {
  comma=
  printf '{"data":{'
  keys_of "$1" "$2" | while read -r sort key rest; do
    wanted "$1" "$2" "$3" "$sort" "$key" || continue
    # shellcheck disable=SC2086 # words
    text=$(made "$1" "$2" "$sort" "$key" $rest) || exit 1
    printf '%s"%s":"%s"' "$comma" "$key" "$(printf '%s' "$text" | base64 | tr -d '\n')"
    comma=,
  done
  printf '}}'
}

patch() {
  kubectl patch secret --namespace "$1" "$2" --type merge --patch-file /dev/stdin >/dev/null
}

create() {
  there=$(kubectl get namespace "$1" --ignore-not-found --output name) || exit 1
  if [ -z "$there" ]; then
    echo "left out $1/$2: no namespace $1"
  elif exists "$1" "$2"; then
    patched=$(data "$1" "$2" missing) || exit 1
    [ "$patched" = '{"data":{}}' ] || { printf '%s' "$patched" | patch "$1" "$2"; echo "completed $1/$2"; }
  else
    made=$(data "$1" "$2" all) || exit 1
    {
      printf '{"apiVersion":"v1","kind":"Secret","metadata":{"namespace":"%s","name":"%s"},"type":"%s",' "$1" "$2" "$3"
      printf '%s' "$made" | cut -c 2-
    } | kubectl create --filename - >/dev/null
    echo "created $1/$2"
  fi
}

missing() {
  exists "$1" "$2" || { echo "missing $1/$2"; return 0; }
  keys_of "$1" "$2" | while read -r _ key _; do
    [ -n "$(value "$1" "$2" "$key")" ] || echo "missing $1/$2 key $key"
  done
}

# --- rotating --------------------------------------------------------------------------------------------------------

with_another() {
  cat
  random
}

swapped() {
  awk 'NR == 1 { first = $0; next } { print } END { print first }'
}

first_only() {
  head -n 1
}

# change SECRET KEY COUNT FILTER: replaces a password's lines by what FILTER makes of them, if there are COUNT
change() {
  namespace=$(table | awk -v name="$1" '$1 == "secret" && $3 == name { print $2; exit }')
  [ -n "$namespace" ] || { echo "no Secret $1 in this environment" >&2; exit 1; }
  lines=$(value "$namespace" "$1" "$2")
  if [ "$(printf '%s\n' "$lines" | grep -c .)" -ne "$3" ]; then
    echo "$1 key $2 has not $3 password(s): the steps are rotate, promote, retire" >&2
    exit 1
  fi
  {
    printf '{"data":{"%s":"' "$2"
    printf '%s\n' "$lines" | "$4" | base64 | tr -d '\n'
    printf '"}}'
  } | patch "$namespace" "$1"
}

# each_copy SECRET KEY: the Secrets that copy it get the new value
each_copy() {
  table | awk -v from="$1" -v key="$2" '
    $1 == "secret" { namespace = $2; name = $3 }
    $1 == "copy" && $4 == from && $5 == key { print namespace, name }' | while read -r namespace name; do
    exists "$namespace" "$name" || continue
    data "$namespace" "$name" derived | patch "$namespace" "$name"
    echo "updated $namespace/$name"
  done
}

main "$@"
