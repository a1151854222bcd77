# shellcheck shell=sh disable=SC2034
# Sourced by every script in a pod of a server: who the peers are, and the private configuration of the program.

# shellcheck source=/dev/null
. /opt/platform/settings.sh
# shellcheck source=/dev/null
. /opt/platform/server.sh

RUN=/run/seaweedfs # memory: what holds secrets
SELF=$POD_NAME.$DOMAIN

# letters FILE: its first line, which must be what a file of TOML or JSON can hold as it is
letters() {
  line=$(head -n 1 "$1")
  case $line in
    '' | *[!A-Za-z0-9]*) refuse "the first line of $1 is empty, or has other characters than letters and digits" ;;
  esac
  printf '%s' "$line"
}

# The program reads $HOME/.seaweedfs
configure() {
  umask 0077
  export HOME="$RUN"
  mkdir -p "$RUN/.seaweedfs"
  volume_key=$(letters /run/signing/volume)
  filer_key=$(letters /run/signing/filer)
  cat >"$RUN/.seaweedfs/security.toml" <<EOF
[jwt.signing]
key = "$volume_key"
expires_after_seconds = 60

[jwt.filer_signing]
key = "$filer_key"
expires_after_seconds = 60

[jwt.filer_signing.read]
key = "$filer_key"
expires_after_seconds = 60

[filer.expose_directory_metadata]
enabled = false
EOF
}
