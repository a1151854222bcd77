#!/bin/sh
# Keeps engine, policies and roles as roles.conf says. It can be run again and again: what is as it should be is left alone. A role that left
# the specs is deleted, so that nobody logs in as it; its policy and its secrets stay, and are named.
set -euf
CONFIGURATION=/opt/provision
# shellcheck source=/dev/null
. "$CONFIGURATION/settings.sh"
export HOME=/tmp BAO_ADDR="$SERVER" BAO_CLIENT_TIMEOUT=10s BAO_MAX_RETRIES=2
[ ! -e /run/tls/ca.crt ] || export BAO_CACERT=/run/tls/ca.crt
umask 0077

# words KIND [NAME]: the lines of roles.conf, without their first word
words() {
  awk -v kind="$1" -v name="${2:-}" '$1 == kind && (name == "" || $2 == name) { print substr($0, length(kind) + 2) }' "$CONFIGURATION/roles.conf"
}

log_in() {
  said=''
  # The file in HOME is where the command looks for its token
  until bao write -field=token auth/kubernetes/login role=provisioner jwt=@/run/token/token >"$HOME/.vault-token" 2>"$HOME/answer"; do
    answer=$(tr '\n' ' ' <"$HOME/answer")
    [ "$answer" = "$said" ] || echo "waiting for $SERVER: $answer"
    said=$answer
    sleep 3
  done
}

# policy NAME: standard input
policy() {
  cat >"$HOME/policy"
  if ! bao policy read "$1" >"$HOME/is" 2>/dev/null; then
    echo "policy $1: made"
  elif cmp -s "$HOME/policy" "$HOME/is"; then
    return 0
  else
    echo "policy $1: changed"
  fi
  bao policy write "$1" "$HOME/policy" >/dev/null
}

# role NAME NAMESPACE ACCOUNT: of whoever holds a token of that ServiceAccount that was made for us
role() {
  bao write "auth/kubernetes/role/$1" bound_service_account_names="$3" bound_service_account_namespaces="$2" audience=openbao \
    token_policies="$1" token_ttl=1h token_max_ttl=24h >/dev/null
}

# rules NAME: the text of its policy
rules() {
  words rule "$1" | while read -r _ path capabilities; do
    printf 'path "%s" {\n  capabilities = ["%s"]\n}\n' "$path" "$(printf '%s' "$capabilities" | sed 's/,/", "/g')"
  done
}

engine() {
  if ! bao secrets list -format=json >"$HOME/engines"; then
    exit 1
  elif ! grep -q '^  "kv/"' "$HOME/engines"; then
    bao secrets enable -path=kv -version=2 kv >/dev/null
    echo 'engine kv: made'
  elif ! sed -n '/^  "kv\/"/,/^  }/p' "$HOME/engines" | grep -q '"version": "2"'; then
    echo 'engine kv is there and is no KV of version 2: it was not made from these specs. Move it to another path.' >&2
    exit 1
  fi
}

# A node that is gone for good is taken out of the cluster, so that it counts for no majority
autopilot() {
  bao operator raft autopilot set-config -cleanup-dead-servers=true -dead-server-last-contact-threshold=24h -min-quorum="$REPLICAS" >/dev/null
}

# signs_in: people of one group of the identity provider come in as administrators, with a token of its client. The issuer is asked when
# somebody comes, not now.
signs_in() {
  if [ -n "$OIDC_CA" ] && ! grep -q 'BEGIN CERTIFICATE' "$OIDC_CA" 2>/dev/null; then
    echo 'nobody signs in by the identity provider: there is no certificate in what oidc.ca names. When it is there, upgrade again'
    OIDC_ISSUER=''
  fi
  if [ -z "$OIDC_ISSUER" ]; then
    ! bao read auth/jwt/role/admin >/dev/null 2>&1 || bao delete auth/jwt/role/admin
    return 0
  fi
  bao auth list -format=json | grep -q '^  "jwt/"' || bao auth enable -path=jwt jwt
  set -- oidc_discovery_url="$OIDC_ISSUER" bound_issuer="$OIDC_ISSUER" skip_jwks_validation=true
  [ -z "$OIDC_CA" ] || set -- "$@" oidc_discovery_ca_pem=@"$OIDC_CA"
  bao write auth/jwt/config "$@"
  bao write auth/jwt/role/admin - <"$CONFIGURATION/oidc.json"
  echo "administrators sign in with a token of client $OIDC_CLIENT of $OIDC_ISSUER, scopes openid $OIDC_SCOPES"
}

left() {
  bao list -format=json auth/kubernetes/role | tr -d '", []' | grep -e '^consumer-' -e '^bindings-' -e '^platform-' |
    while read -r name; do
      [ "$(words role "$name")" ] && continue
      bao delete "auth/kubernetes/role/$name" >/dev/null
      echo "role $name: deleted, for nobody states it any more. Its policy and what lies at its paths stay."
    done
}

log_in
for name in provisioner admin snapshot test; do
  policy "$name" <"$CONFIGURATION/$name.hcl"
done
engine
[ "$REPLICAS" -eq 1 ] || autopilot
for name in admin snapshot test; do
  role "$name" "$NAMESPACE" "$RELEASE-$name"
done
words role | while read -r name where account; do
  rules "$name" | policy "$name"
  role "$name" "$where" "$account"
done
left
signs_in
bao token revoke -self >/dev/null
echo 'done'
