#!/bin/bash
# Who gets a connection, over all releases that are installed: a consumer to each of its bindings; a pod that no consumer declares, in the
# namespace of one or in a namespace of its own, to no port of any Service.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2153 # of lib.sh
DOMAIN=$NAMESPACE.svc.cluster.local

# pod NAMESPACE NAME: with this label, and nothing to log in with
pod() {
  kubectl create namespace "$1" >/dev/null 2>&1 || :
  kubectl create secret generic nothing --namespace "$1" >/dev/null 2>&1 || :
  client "$1" "$2" "$2" nothing
}

# reached NAMESPACE POD HOST:PORT...: those of them that take a connection
# shellcheck disable=SC2016 # for the pod
reached() {
  kubectl exec --namespace "$1" "$2" -- bash -c 'for to; do (timeout 3 bash -c "exec 3<>/dev/tcp/${to%:*}/${to##*:}" 2>/dev/null && echo "$to") & done; wait' bash "${@:3}"
}

# bindings NAMESPACE: SECRET HOST:PORT of each
bindings() {
  kubectl get secrets --namespace "$1" --output go-template='{{ range .items }}{{ if and .data (eq (slice (print .type "----------------") 0 18) "servicebinding.io/") -}}
{{ .metadata.name }} {{ .data.host | base64decode }}:{{ .data.port | base64decode }}{{ "\n" }}{{ end }}{{ end }}'
}

# Of a Service without an address of its own each pod is asked
ports() {
  k get endpoints --output go-template='{{ range .items }}{{ range .subsets }}{{ $subset := . }}{{ range .addresses }}{{ $ip := .ip }}{{ range $subset.ports -}}
{{ $ip }}:{{ .port }}{{ "\n" }}{{ end }}{{ end }}{{ end }}{{ end }}' 2>/dev/null
  k get services --output go-template='{{ range .items }}{{ $name := .metadata.name }}{{ range .spec.ports }}{{ $name }}.'"$DOMAIN"':{{ .port }}{{ "\n" }}{{ end }}{{ end }}'
}

for consumer in gitea nextcloud zulip; do
  [ "$(bindings "$consumer")" ] || continue
  pod "$consumer" "$consumer"
  sleep 3
  while read -r secret to; do
    [ "$(reached "$consumer" "$consumer" "$to" </dev/null)" = "$to" ] || fail "$consumer does not reach $to of $secret"
    ok "$consumer reaches $to"
  done < <(bindings "$consumer")
  kubectl delete pod --namespace "$consumer" "$consumer" --grace-period=0 --force >/dev/null 2>&1
done
mapfile -t all < <(ports | sort -u)
[ "${#all[@]}" -gt 4 ] || fail 'there is no release'
for namespace in gitea zulip elsewhere; do
  pod "$namespace" stranger
  sleep 3
  open=$(reached "$namespace" stranger "${all[@]}")
  [ -z "$open" ] || fail "a pod of $namespace that nobody declares reaches $open"
  ok "a pod of $namespace that nobody declares reaches none of ${#all[@]} addresses"
  kubectl delete pod --namespace "$namespace" stranger --grace-period=0 --force >/dev/null 2>&1
done
kubectl delete namespace elsewhere --wait=false >/dev/null
