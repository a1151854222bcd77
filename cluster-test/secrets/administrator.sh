# shellcheck shell=bash
# Sourced, after lib.sh: the External Secrets Operator, and the administrator of OpenBao. What is needed of files is in $work.
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || :; rm -rf "$work"' EXIT

operated() { kubectl get crd externalsecrets.external-secrets.io >/dev/null 2>&1; }

# as_administrator: for the commands of bao that follow, through a port of this machine
as_administrator() {
  local port=18200
  k get secret openbao-tls --output go-template='{{ index .data "ca.crt" | base64decode }}' >"$work/ca.crt"
  kubectl port-forward --namespace "$NAMESPACE" service/openbao-api "$port:8200" >/dev/null & # not by a function: it would outlive us
  export BAO_ADDR=https://127.0.0.1:$port BAO_CACERT=$work/ca.crt BAO_TLS_SERVER_NAME=openbao-api.$NAMESPACE.svc.cluster.local
  until_true 20 bao status || fail 'OpenBao does not answer'
  BAO_TOKEN=$(k create token openbao-admin --audience openbao --duration 30m | bao write -field=token auth/kubernetes/login role=admin jwt=-)
  export BAO_TOKEN
}
