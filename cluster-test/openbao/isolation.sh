#!/bin/bash
# A consumer reaches its own path and nothing else; a pod that is not declared, or that has no token for it, reaches nothing. On a release
# openbao that is installed, with the needs of gitea and nextcloud.
# shellcheck disable=SC2034 # read by lib.sh
SERVICE=openbao
. "$(dirname "$0")/../lib.sh"
IMAGE=quay.io/openbao/openbao:2.4.0

# pod NAMESPACE NAME LABEL ACCOUNT AUDIENCE
pod() {
  kubectl create namespace "$1" --dry-run=client --output yaml | kubectl apply -f - >/dev/null
  kubectl create serviceaccount "$4" --namespace "$1" --dry-run=client --output yaml | kubectl apply -f - >/dev/null
  kubectl create configmap openbao-ca --namespace "$1" --dry-run=client --output yaml \
    --from-literal=ca.crt="$(k get secret "$RELEASE-tls" --output go-template='{{ index .data "ca.crt" | base64decode }}')" | kubectl apply -f - >/dev/null
  kubectl delete pod --namespace "$1" "$2" --ignore-not-found --grace-period=0 --force >/dev/null 2>&1
  kubectl apply -f - >/dev/null <<POD
apiVersion: v1
kind: Pod
metadata:
  name: $2
  namespace: $1
  labels:
    app.kubernetes.io/name: $3
spec:
  serviceAccountName: $4
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 0
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: client
      image: $IMAGE
      imagePullPolicy: IfNotPresent
      command: ["sleep", "infinity"]
      env:
        - name: BAO_ADDR
          value: https://$RELEASE-api.$NAMESPACE.svc.cluster.local:8200
        - name: BAO_CACERT
          value: /ca/ca.crt
        - name: BAO_CLIENT_TIMEOUT
          value: 5s
        - name: BAO_MAX_RETRIES
          value: "0"
        - name: HOME
          value: /tmp
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: ["ALL"]
      volumeMounts:
        - name: token
          mountPath: /run/token
        - name: ca
          mountPath: /ca
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: token
      projected:
        sources:
          - serviceAccountToken:
              path: token
              audience: $5
              expirationSeconds: 600
    - name: ca
      configMap:
        name: openbao-ca
    - name: tmp
      emptyDir:
        medium: Memory
POD
  kubectl wait --namespace "$1" --for condition=Ready "pod/$2" --timeout 60s >/dev/null
}

# as NAMESPACE/POD COMMAND: in its shell
as() { kubectl exec --namespace "${1%/*}" "${1#*/}" -- sh -c "$2" 2>&1; }
log_in='bao write -field=token auth/kubernetes/login jwt=@/run/token/token role'

# yes WHO WHAT COMMAND, no WHO WHAT COMMAND WORDS: what is said must have the words
yes() {
  answer=$(as "$1" "$3") || fail "$1: $2: $answer"
  ok "$1: $2"
}
no() {
  ! answer=$(as "$1" "$3") || fail "$1 may: $2"
  grep -q "$4" <<<"$answer" || fail "$1: $2 fails, but so: $answer"
  ok "$1 may not: $2"
}

pod gitea secrets gitea gitea openbao
pod nextcloud secrets nextcloud nextcloud openbao
pod gitea other gitea other openbao
pod gitea api-token gitea gitea https://kubernetes.default.svc.cluster.local
pod stranger secrets gitea gitea openbao

yes gitea/secrets 'log in' "$log_in=consumer-gitea-app >/tmp/.vault-token"
yes gitea/secrets 'write below its path' 'bao kv put -mount=kv consumers/gitea/app/key value=1'
yes gitea/secrets 'read it' 'bao kv get -mount=kv -field=value consumers/gitea/app/key'
no gitea/secrets 'read the path of nextcloud' 'bao kv get -mount=kv consumers/nextcloud/app/key' 'permission denied'
no gitea/secrets 'write there' 'bao kv put -mount=kv consumers/nextcloud/app/key value=1' 'permission denied'
no gitea/secrets 'list the consumers' 'bao kv list -mount=kv consumers' 'permission denied'
no gitea/secrets 'read a path of the platform' 'bao kv get -mount=kv platform/valkey/valkey-users/admin' 'permission denied'
no gitea/secrets 'destroy for good' 'bao kv metadata delete -mount=kv consumers/gitea/app/key' 'permission denied'
no gitea/secrets 'log in as nextcloud' "$log_in=consumer-nextcloud-app" 'not authorized'
no gitea/secrets 'log in as administrator' "$log_in=admin" 'not authorized'
yes nextcloud/secrets 'log in' "$log_in=consumer-nextcloud-app >/tmp/.vault-token"
no nextcloud/secrets 'write below its own path: it may only read' 'bao kv put -mount=kv consumers/nextcloud/app/key value=1' 'permission denied'
no nextcloud/secrets 'read the path of gitea' 'bao kv get -mount=kv consumers/gitea/app/key' 'permission denied'
no gitea/other 'log in as gitea: it has another account' "$log_in=consumer-gitea-app" 'not authorized'
no gitea/api-token 'log in with a token that was made for the Kubernetes API' "$log_in=consumer-gitea-app" 'Code: 4\|Code: 500\|denied\|invalid'
no stranger/secrets 'connect: its namespace is not declared' "$log_in=consumer-gitea-app" 'deadline exceeded\|i/o timeout\|Timeout'
kubectl delete namespace stranger --wait=false >/dev/null
for name in gitea/secrets gitea/other gitea/api-token nextcloud/secrets; do
  kubectl delete pod --namespace "${name%/*}" "${name#*/}" --grace-period=0 --force >/dev/null 2>&1
done
