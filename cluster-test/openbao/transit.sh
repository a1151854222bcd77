#!/bin/bash
# A release whose seal is the transit engine of another OpenBao: installed, tested, all its pods gone at once, unsealed without hands. While the
# other one is away a node that runs goes on, one that starts waits and says why, and goes on when the other one is back. DELETES the release
# openbao and its volumes, before and after: its key ends with the other one.
# shellcheck disable=SC2034 # read by lib.sh
SERVICE=openbao
. "$(dirname "$0")/../lib.sh"
OTHER=unsealer # its namespace, and its pod
# shellcheck source=/dev/null
. "$HERE/openbao/matrix.sh"
other() { kubectl --namespace "$OTHER" "$@"; }

# A development server: what it holds ends with it
other_openbao() {
  local token
  token=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
  kubectl delete namespace "$OTHER" --ignore-not-found >/dev/null
  kubectl create namespace "$OTHER" >/dev/null
  other apply --filename - >/dev/null <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $OTHER
  labels: {app: $OTHER}
spec:
  automountServiceAccountToken: false
  containers:
    - name: openbao
      image: quay.io/openbao/openbao:2.4.0
      imagePullPolicy: IfNotPresent
      command: ["bao", "server", "-dev", "-dev-no-store-token", "-dev-listen-address=0.0.0.0:8200", "-dev-root-token-id=$token"]
---
apiVersion: v1
kind: Service
metadata:
  name: $OTHER
spec:
  selector: {app: $OTHER}
  ports: [{port: 8200}]
YAML
  other wait --for condition=Ready pod/$OTHER --timeout 60s >/dev/null
  # The token may use this key, and nothing else
  other exec --stdin $OTHER -- sh -s >"$WORK/token" <<SH
export BAO_ADDR=http://127.0.0.1:8200 BAO_TOKEN=$token
until bao status >/dev/null; do sleep 1; done
{
  bao secrets enable transit
  bao write -f transit/keys/platform
  printf 'path "transit/encrypt/platform" {\n capabilities = ["update"]\n}\npath "transit/decrypt/platform" {\n capabilities = ["update"]\n}\n' | bao policy write unseal -
} >&2
bao token create -field=token -policy=unseal -orphan -period=24h
SH
}

# away: nobody reaches it; back
away() {
  other apply --filename - >/dev/null <<YAML
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: away
spec:
  podSelector: {}
  policyTypes: [Ingress]
YAML
  sleep 5
}
back() { other delete networkpolicy away >/dev/null; }

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
clean
other_openbao 2>/dev/null
secrets create >/dev/null
k delete secret openbao-transit --ignore-not-found >/dev/null
k create secret generic openbao-transit --from-file=token="$WORK/token" >/dev/null
deploy --set seal.type=transit --set seal.existingSecret=openbao-transit --set seal.transit.keyName=platform \
  --set seal.transit.address="http://$OTHER.$OTHER.svc.cluster.local:8200" --set-json \
  'networkPolicy.extraEgress=[{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"'$OTHER'"}}}],"ports":[{"port":8200}]}]'
until_true 60 whole || fail 'not whole'
k exec "$RELEASE-0" -c openbao -- sh -c '. /opt/platform/lib.sh; status "$POD_NAME" 8200' | grep -q '"type": *"transit"' || fail 'its seal is another'
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test'
ok 'installed, and helm test'
all_deleted_by_force
begin=$SECONDS
until_true 180 whole || fail 'not whole after all pods were deleted'
ok "all pods deleted: whole after $((SECONDS - begin)) s, unsealed without hands"

away
pod=$(pods server | grep -vx "$(primary)" | head -n 1)
k delete pod "$pod" --wait=false >/dev/null
sleep 40
[ "$(k get pod "$pod" --output jsonpath='{.status.containerStatuses[0].ready}')" = false ] || fail 'a node is unsealed without the key'
ok "the other one is away: $pod says: $(k logs "$pod" --tail 50 | grep -i 'seal' | tail -n 1 | cut -c 1-160)"
[ "$(primary)" ] || fail 'the nodes that run do not go on'
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test while the other one is away'
ok 'the others go on, and helm test'
back
until_true 120 whole || fail 'not whole when the other one is back'
ok 'it is back: whole'
clean
k delete secret openbao-transit >/dev/null
kubectl delete namespace "$OTHER" --wait=false >/dev/null
