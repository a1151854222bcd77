# secret NAMESPACE NAME TYPE, and for each of its keys where the value comes from:
#   random KEY | alternating KEY OTHER_USER | given KEY                      a credential
#   copy KEY NAMESPACE SECRET KEY | name KEY NAMESPACE SECRET KEY OTHERWISE  the password, and the name, of another Secret's credential
#   whole KEY NAMESPACE SECRET KEY                                           all lines of another Secret's key
#   literal KEY TEXT | text KEY TEXT_WITH_{OTHER_KEY} | start KEY OTHER_KEY LENGTH | certificate KEY SERVER_NAME...
# A line of a credential is a password, or a name, a blank and a password. The first line is the current one. Where a server knows one
# password a user, the second line is of another user with the same rights, who is named in it.
table() {
  cat <<'TABLE'
@TABLE@
TABLE
}

# shared COMMAND ARGUMENT...: what every source of Secrets can do
shared() {
  case ${1:-create} in
    create)
      each_secret create
      each_given ungiven
      ;;
    check) fails_if_any each_secret missing ;;
    rotate | give)
      fits "$@"
      change "$2" "$3" "$(lines_before "$1")" with_another
      ;;
    promote)
      change "$2" "$3" 2 swapped
      each_copy "$2" "$3"
      ;;
    retire) change "$2" "$3" 2 first_only ;;
  esac
}

usage() {
  sed -n '/^#   sh /s/^#   //p' "$0" >&2
  exit 2
}

# --- reading ---------------------------------------------------------------------------------------------------------

# in_cluster NAMESPACE SECRET KEY: nothing if it has no such key, an error if it has no such Secret
in_cluster() {
  kubectl get secret --namespace "$1" "$2" \
    --output go-template="{{ with .data }}{{ with index . \"$3\" }}{{ . | base64decode }}{{ end }}{{ end }}"
}

# keys_of NAMESPACE NAME: the lines of the table below its "secret" line
keys_of() {
  table | awk -v namespace="$1" -v name="$2" '
    $1 == "secret" { ours = $2 == namespace && $3 == name; next }
    ours'
}

# What a store keeps, in the words of the table; nothing where none does.
kept_table() {
  :
}

# credential SECRET KEY: its sort, and what follows it in the table
credential() {
  { table; kept_table; } | awk -v name="$1" -v key="$2" '
    $1 == "secret" { ours = $3 == name; next }
    ours && $2 == key { print $1 ($3 == "" ? "" : " " $3); exit }'
}

each_given() {
  table | awk '$1 == "secret" { namespace = $2; name = $3 } $1 == "given" { print namespace, name, $2 }' |
    while read -r namespace name key; do
      "$1" "$namespace" "$name" "$key" </dev/null
    done
}

fails_if_any() {
  named=$("$@") || exit 1
  [ -z "$named" ] || { printf '%s\n' "$named"; exit 1; }
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

# fresh NAMESPACE SECRET KEY
fresh() {
  old=$(taken "$@") || exit 1
  if [ -n "$old" ]; then printf '%s' "$old"; else random; fi
}

# certificate_of NAMESPACE SECRET: a server's key and certificate, which is its own authority, for ten years; nothing where the table asks
# for none. In a variable: the key is never on a disk.
certificate_of() {
  names=$(keys_of "$1" "$2" | awk '$1 == "certificate" { for (i = 3; i <= NF; i++) printf "%sDNS:%s", (i > 3 ? "," : ""), $i; exit }')
  [ -z "$names" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=$2" \
    -addext "subjectAltName=$names" -keyout /dev/stdout 2>/dev/null ||
    { echo "no certificate for $1/$2: is there an openssl of version 1.1.1 or later?" >&2; exit 1; }
}

# part_of_certificate NAMESPACE SECRET KEY: all parts are of one making
part_of_certificate() {
  part=$(taken "$@") || exit 1
  if [ -n "$part" ]; then
    printf '%s' "$part"
    return 0
  fi
  [ -n "$certificate" ] || { echo "$1/$2 lacks $3: a certificate is made as a whole. Complete the Secret, or delete it" >&2; exit 1; }
  case $3 in
    tls.key) printf '%s\n' "$certificate" | sed -n '/BEGIN.*PRIVATE KEY/,/END.*PRIVATE KEY/p' ;;
    *) printf '%s\n' "$certificate" | sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' ;;
  esac
}

# made NAMESPACE SECRET SORT KEY ARGUMENT...: the value on standard output
made() {
  made_namespace=$1 made_secret=$2 sort=$3 made_key=$4
  shift 4
  case $sort in
    random | alternating) fresh "$made_namespace" "$made_secret" "$made_key" ;;
    literal) printf '%s' "$*" ;;
    copy)
      line=$(current "$1" "$2" "$3") || exit 1
      printf '%s' "${line##* }"
      ;;
    name)
      line=$(current "$1" "$2" "$3") || exit 1
      case $line in
        *' '*) printf '%s' "${line%% *}" ;;
        *) printf '%s' "${4:-}" ;;
      esac
      ;;
    whole) current "$1" "$2" "$3" all ;;
    certificate) part_of_certificate "$made_namespace" "$made_secret" "$made_key" ;;
    text)
      template=$*
      while [ "$template" != "${template#*\{}" ]; do
        printf '%s' "${template%%\{*}"
        template=${template#*\{}
        inner=$(beside "$made_namespace" "$made_secret" "${template%%\}*}") || exit 1
        printf '%s' "$inner"
        template=${template#*\}}
      done
      printf '%s' "$template"
      ;;
    start)
      inner=$(beside "$made_namespace" "$made_secret" "$1") || exit 1
      printf '%.*s' "$2" "$inner"
      ;;
  esac
}

# The current line of another Secret's credential, or with "all" all lines, which must be there: a binding without it would look complete
current() {
  lines=$(value "$1" "$2" "$3") || exit 1
  first=$lines
  [ "${4:-}" ] || first=$(printf '%s\n' "$lines" | head -n 1)
  [ -n "$first" ] || { echo "nothing to copy: $1/$2 has no key $3" >&2; exit 1; }
  printf '%s' "$first"
}

# The value of another key of the same Secret, which may not exist yet: made the way the table says
beside() {
  keys_of "$1" "$2" | while read -r beside_sort beside_key beside_rest; do
    # shellcheck disable=SC2086 # words
    [ "$beside_key" != "$3" ] || made "$1" "$2" "$beside_sort" "$beside_key" $beside_rest
  done
}

# wanted NAMESPACE SECRET WHICH SORT KEY: whether we make the key, and it belongs to WHICH: all, missing, or derived from others
wanted() {
  [ "$4" != given ] || return 1
  case $3 in
    all) return 0 ;;
    derived)
      case $4 in
        random | alternating) return 1 ;;
      esac
      ;;
    missing) if present "$1" "$2" "$5"; then return 1; fi ;;
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
  done || exit 1
  printf '}}'
}

create() {
  certificate=
  if ! has_place "$1"; then
    echo "left out $1/$2: no namespace $1"
  elif lacking=$(lacks "$1" "$2") && [ -n "$lacking" ]; then
    echo "left out $1/$2: it copies $lacking, which is not given yet"
  elif exists "$1" "$2"; then
    patched=$(data "$1" "$2" missing) || exit 1
    [ "$patched" = '{"data":{}}' ] || { printf '%s' "$patched" | patch "$1" "$2"; echo "completed $1/$2"; }
  else
    certificate=$(certificate_of "$1" "$2") || exit 1
    made=$(data "$1" "$2" all) || exit 1
    {
      printf '{"apiVersion":"v1","kind":"Secret","metadata":{"namespace":"%s","name":"%s"},"type":"%s",' "$1" "$2" "$3"
      printf '%s' "$made" | cut -c 2-
    } | put "$1" "$2"
    echo "created $1/$2"
  fi
}

# lacks NAMESPACE SECRET: a credential that it copies, which somebody else makes, and that is not there
lacks() {
  keys_of "$1" "$2" | while read -r lacks_sort _ from_namespace from_secret from_key _; do
    if [ "$lacks_sort" = copy ] && [ "$(credential "$from_secret" "$from_key")" = given ] &&
      ! { exists "$from_namespace" "$from_secret" && present "$from_namespace" "$from_secret" "$from_key"; }; then
      printf '%s/%s key %s' "$from_namespace" "$from_secret" "$from_key"
    fi
  done
}

# ungiven NAMESPACE SECRET KEY: says so, and fails, where a credential that somebody else makes is not there
ungiven() {
  if has_place "$1" && ! { exists "$1" "$2" && present "$1" "$2" "$3"; }; then
    echo "not given $1/$2 key $3: a name, a blank and a password, by: sh $0 give $2 $3 <FILE; then run this again" >&2
    exit 1
  fi
}

missing() {
  exists "$1" "$2" || { echo "missing $1/$2"; return 0; }
  keys_of "$1" "$2" | while read -r _ key _; do
    present "$1" "$2" "$key" || echo "missing $1/$2 key $key"
  done
}

# --- rotating --------------------------------------------------------------------------------------------------------

# fits STEP SECRET KEY: what somebody else makes is given, all else is rotated
fits() {
  case "$1 $(credential "$2" "$3")" in
    'rotate given')
      echo "$2 key $3 is made by somebody else: give it" >&2
      exit 1
      ;;
    'give given') ;;
    'give '*)
      echo "$2 key $3 is not made by somebody else: rotate it" >&2
      exit 1
      ;;
  esac
}

# lines_before STEP: a pattern
lines_before() {
  case $1 in
    give) echo '[01]' ;;
    rotate) echo 1 ;;
    *) echo 2 ;;
  esac
}

# with_another: and the line that is valid, too
with_another() {
  cat
  printf '%s\n' "$another"
}

# another CREDENTIAL LINES: one more line; whose turn it is tells the current one
another() {
  case $1 in
    given)
      read -r given_name given_password given_more || :
      if [ -z "$given_password" ] || [ -n "$given_more" ]; then
        echo 'standard input is not a name, a blank and a password' >&2
        exit 1
      fi
      printf '%s %s' "$given_name" "$given_password"
      ;;
    alternating*)
      case $2 in
        *' '*) ;;
        *) printf '%s ' "${1#* }" ;;
      esac
      random
      ;;
    *) random ;;
  esac
}

swapped() {
  awk 'NR == 1 { first = $0; next } { print } END { print first }'
}

first_only() {
  head -n 1
}

# counted WHAT COUNT LINES: ends the script if there are not COUNT, a pattern
counted() {
  # shellcheck disable=SC2254 # a pattern
  case $(printf '%s\n' "$3" | grep -c .) in
    $2) ;;
    *)
      echo "$1 has not $2 password(s): the steps are rotate, promote, retire" >&2
      exit 1
      ;;
  esac
}

# filtered CREDENTIAL FILTER LINES: what FILTER makes of a credential's lines
filtered() {
  [ "$2" != with_another ] || another=$(another "$1" "$3") || exit 1
  { [ -z "$3" ] || printf '%s\n' "$3"; } | "$2"
}

# change SECRET KEY COUNT FILTER: replaces a credential's lines by what FILTER makes of them, if there are COUNT, a pattern
change() {
  namespace=$(table | awk -v name="$1" '$1 == "secret" && $3 == name { print $2; exit }')
  [ -n "$namespace" ] || { echo "no Secret $1 in this environment" >&2; exit 1; }
  lines=$(value "$namespace" "$1" "$2") || exit 1
  counted "$1 key $2" "$3" "$lines"
  changed_lines=$(filtered "$(credential "$1" "$2")" "$4" "$lines") || exit 1
  {
    printf '{"data":{"%s":"' "$2"
    printf '%s\n' "$changed_lines" | base64 | tr -d '\n'
    printf '"}}'
  } | patch "$namespace" "$1"
}

# each_copy SECRET KEY: the Secrets that copy it get the new value
each_copy() {
  table | awk -v from="$1" -v key="$2" '
    $1 == "secret" { namespace = $2; name = $3 }
    $1 == "copy" && $4 == from && $5 == key { print namespace, name }' | while read -r namespace name; do
    exists "$namespace" "$name" || continue
    updated=$(data "$namespace" "$name" derived) || exit 1
    printf '%s' "$updated" | patch "$namespace" "$name"
    echo "updated $namespace/$name"
  done
}

