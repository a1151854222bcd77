# shellcheck shell=sh
# Sourced by the jobs: the keys that were given to us. A file of the Secret is named as its user; the current key is its first line, an
# access key and a secret key with a blank between them.

# credentials USER: ends with where the key is missed, or is none
credentials() {
  [ -s "/run/users/$1" ] || refuse "the Secret $USERS_SECRET has no key $1: put the access key and the secret key there, on one line"
  read -r access key more <"/run/users/$1" || :
  case $access$key in
    *[!A-Za-z0-9/+=._-]*) refuse "key $1 of the Secret $USERS_SECRET has characters that no key of S3 has" ;;
  esac
  if [ -z "$key" ] || [ -n "$more" ]; then
    refuse "key $1 of the Secret $USERS_SECRET is not an access key and a secret key on one line"
  fi
  printf '%s:%s' "$access" "$key"
}

refuse() {
  echo "$*" >&2
  exit 1
}

# says ANSWER: code and status of an answer, on one line
says() {
  printf '%s' "$1" | sed -n 's/.*<Code>\([A-Za-z]*\)<.*/\1/p; $p' | tr '\n' ' '
}

# Every key that is needed is there, before any is used
all_there() {
  for user in "$@"; do
    credentials "$user" >/dev/null
  done
}

users() {
  words bucket | cut -d ' ' -f 1
}
