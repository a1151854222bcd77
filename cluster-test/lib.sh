# shellcheck shell=bash
# Sourced by the tests. They use the cluster of KUBECONFIG, expect the images to be there, and leave the release installed.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
ENVIRONMENT=${ENVIRONMENT:-staging}
NAMESPACE=${NAMESPACE:-railiance-platform}
SERVICE=${SERVICE:-valkey}
RELEASE=${RELEASE:-$SERVICE}
CHART=$ROOT/helm/charts/$SERVICE
VALUES=$ROOT/helm/values/$ENVIRONMENT/$SERVICE.yaml
IMAGE=${IMAGE:-docker.io/valkey/valkey:9.1.2}
export NAMESPACE

ok() { printf 'ok    %s\n' "$*"; }
fail() { printf 'FAIL  %s\n' "$*"; exit 1; }
k() { kubectl --namespace "$NAMESPACE" "$@"; }

# until_true SECONDS COMMAND...
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.5
  done
}

# secrets [COMMAND...]: the generated script of the environment, with the name of the release in the place of the service's
secrets() {
  sh -c "$(sed "s/\\b$SERVICE\\b/$RELEASE/g" "$ROOT/helm/secrets/$ENVIRONMENT.sh")" secrets "$@"
}

namespaces() {
  local name
  kubectl apply --filename "$ROOT/helm/namespace.yaml" >/dev/null
  for name in gitea nextcloud; do
    kubectl create namespace "$name" 2>/dev/null || :
    kubectl label --overwrite namespace "$name" pod-security.kubernetes.io/enforce=restricted >/dev/null
  done
}

# deploy [HELM OPTION...]
deploy() {
  helm upgrade --install "$RELEASE" "$CHART" --namespace "$NAMESPACE" --values "$VALUES" --reset-values --wait --timeout 5m "$@" >/dev/null
}

clean() {
  helm uninstall "$RELEASE" --namespace "$NAMESPACE" --wait >/dev/null 2>&1 || :
  k delete pvc --selector "app.kubernetes.io/instance=$RELEASE" --wait >/dev/null 2>&1 || :
  k delete lease,configmap "$RELEASE-leader" "$RELEASE-state" --ignore-not-found >/dev/null 2>&1 || : # PostgreSQL's agents keep them, on purpose
}

# certificate FOLDER NAME...: of two days, for these DNS names, by an authority made for it: FOLDER/ca.crt; and the Secret RELEASE-tls
certificate() {
  local IFS=, work=$1
  shift
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$RELEASE" -keyout "$work/tls.key" -out "$work/tls.csr" 2>/dev/null
  printf 'subjectAltName=%s' "${*/#/DNS:}" >"$work/san"
  openssl x509 -req -days 2 -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -extfile "$work/san" -out "$work/tls.crt" 2>/dev/null
  k delete secret "$RELEASE-tls" --ignore-not-found >/dev/null
  k create secret generic "$RELEASE-tls" --from-file="$work/tls.crt" --from-file="$work/tls.key" --from-file="$work/ca.crt" >/dev/null
}

# in_pod POD SCRIPT: with the functions of the chart's own lib.sh
in_pod() {
  k exec "$1" -c valkey -- sh -c ". /opt/valkey/lib.sh; $2"
}

# pods COMPONENT: of the release, a name a line
pods() { k get pods --selector "app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=$1" --output name | cut -d / -f 2; }

replicas() { k get statefulset "$RELEASE" --output jsonpath='{.spec.replicas}'; }

# primary: the pod that says so
primary() {
  local i
  for i in $(seq 0 $(($(replicas) - 1))); do
    if [ "$(in_pod "$RELEASE-$i" "info $RELEASE-$i | field role" 2>/dev/null)" = master ]; then
      printf '%s\n' "$RELEASE-$i"
    fi
  done
}

# whole: all pods ready, one primary, all others in step and promotable
whole() {
  local n ready one
  read -r n ready <<<"$(k get statefulset "$RELEASE" --output jsonpath='{.spec.replicas} {.status.readyReplicas}')"
  [ "${ready:-0}" = "$n" ] || return 1
  one=$(primary)
  [ "$(wc -w <<<"$one")" -eq 1 ] || return 1
  [ "$n" -eq 1 ] || [ "$(in_pod "$one" "info \$POD_NAME | grep -c state=online")" -eq $((n - 1)) ]
}

# client NAMESPACE NAME LABEL SECRET: a pod as the consumer would have it
client() {
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
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: 0
  securityContext:
    runAsNonRoot: true
    runAsUser: 10002
    fsGroup: 10002
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: client
      image: $IMAGE
      imagePullPolicy: IfNotPresent
      command: ["sleep", "infinity"]
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: ["ALL"]
      volumeMounts:
        - name: users
          mountPath: /run/ha
        - name: binding
          mountPath: /binding
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: users
      emptyDir: {}
    - name: binding
      secret:
        secretName: $4
    - name: tmp
      emptyDir: {}
POD
  kubectl wait --namespace "$1" --for condition=Ready "pod/$2" --timeout 60s >/dev/null
  kubectl exec --namespace "$1" --stdin "$2" -- sh -c 'cat >/tmp/writer.sh' <"$HERE/writer.sh"
}

# in_client SCRIPT: in the pod "client" of gitea, or of CLIENT_NAMESPACE
in_client() {
  kubectl exec --namespace "${CLIENT_NAMESPACE:-gitea}" client -- bash -c "$1"
}

# as_client COMMAND...: through the primary's Service
as_client() {
  in_client "REDISCLI_AUTH=\$(cat /binding/password) timeout 5 valkey-cli \${TLS_OPTIONS:-} -h \$(cat /binding/host) --user \$(cat /binding/username) --no-auth-warning $*"
}

writes_begin() {
  in_client 'rm -f /tmp/acks /tmp/errors /tmp/stop; nohup bash /tmp/writer.sh >/dev/null 2>/tmp/writer.log &'
  sleep 3
}

# writes_end: stops the writer, prints what happened, fails if an acknowledged write is gone
writes_end() {
  in_client 'touch /tmp/stop; while [ -e /tmp/stop ]; do sleep 0.1; done; bash /tmp/writer.sh verify'
}

# acl_count POD PORT USER: how many passwords the running server or Sentinel knows
acl_count() {
  in_pod "$1" "cli 127.0.0.1 $2 ACL LIST" | grep "^user $3 " | grep -o ' #' | grep -c .
}

# writes_again: a write has been acknowledged since the call
writes_again() {
  local before
  before=$(in_client 'wc -l </tmp/acks')
  until_true 180 in_client "[ \$(wc -l </tmp/acks) -gt $((before + 5)) ]"
}
