#!/bin/sh
# snapshot.sh FILE: a copy of all data, as the leader has it, into FILE. It is encrypted by the barrier, whose key the seal's key opens: to
# restore it needs the seal's key of today, and without it nobody reads it. For a pod of the ServiceAccount <release>-snapshot.
set -eu
# shellcheck source=/dev/null
. /opt/provision/settings.sh
export HOME=/tmp BAO_ADDR="$SERVER" BAO_CLIENT_TIMEOUT=300s
[ ! -e /run/tls/ca.crt ] || export BAO_CACERT=/run/tls/ca.crt
umask 0077
bao write -field=token auth/kubernetes/login role=snapshot jwt=@/run/token/token >"$HOME/.vault-token"
trap 'bao token revoke -self >/dev/null 2>&1 || :' EXIT
# A standby that hands it on loses its end; what takes long is asked at the port of metrics
BAO_ADDR=$(bao read -field=leader_address sys/leader)
BAO_ADDR=${BAO_ADDR%:*}:8202
bao operator raft snapshot save "$1.part"
# Whole, or not there: the server sends the sums of its parts as the last of them
gzip -t <"$1.part"
tar -tzf "$1.part" | grep -q '^SHA256SUMS'
mv "$1.part" "$1"
