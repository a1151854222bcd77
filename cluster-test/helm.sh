#!/bin/bash
# helm.sh [SERVICE...]: each chart with the Helm on the PATH: installed, tested, upgraded with the same values, changed and rolled back,
# uninstalled. One at a time, so object-storage, which keeps its names in postgresql-ha, is not among them. For test clusters only: the volumes
# are deleted.
SERVICES=${*:-valkey postgresql-ha rabbitmq nats}
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

identities() { k get pods --selector "app.kubernetes.io/instance=$RELEASE" --field-selector status.phase=Running --output jsonpath='{.items[*].metadata.uid}'; }
policies() { k get networkpolicy --selector "app.kubernetes.io/instance=$RELEASE" --output jsonpath='{.items[*].spec}'; }
revision() { helm history "$RELEASE" --namespace "$NAMESPACE" --output json | grep -o '"revision":[0-9]*' | tail -n 1 | cut -d : -f 2; }

helm version --short
namespaces
for SERVICE in $SERVICES; do
  RELEASE=$SERVICE
  # shellcheck disable=SC2034 # read by lib.sh
  CHART=$ROOT/helm/charts/$SERVICE
  # shellcheck disable=SC2034
  VALUES=$ROOT/helm/values/$ENVIRONMENT/$SERVICE.yaml
  clean
  sh "$ROOT/helm/secrets/$ENVIRONMENT.sh" create >/dev/null
  SECONDS=0
  deploy
  took=$SECONDS
  helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail "$SERVICE: helm test"
  before=$(identities)
  deploy
  [ "$(identities)" = "$before" ] || fail "$SERVICE: an upgrade with the same values replaces pods"
  rules=$(policies)
  deploy --set-json 'networkPolicy.extraIngress=[{"from":[{"podSelector":{"matchLabels":{"a":"b"}}}]}]'
  [ "$(policies)" != "$rules" ] || fail "$SERVICE: a rule changes nothing"
  helm rollback "$RELEASE" "$(($(revision) - 1))" --namespace "$NAMESPACE" --wait --timeout 5m >/dev/null
  [ "$(policies)" = "$rules" ] || fail "$SERVICE: the rollback does not take the rule back"
  [ "$(identities)" = "$before" ] || fail "$SERVICE: a rule and its rollback replace pods"
  helm uninstall "$RELEASE" --namespace "$NAMESPACE" --wait >/dev/null
  [ -n "$(k get pvc --selector "app.kubernetes.io/instance=$RELEASE" --output name)" ] || fail "$SERVICE: an uninstall takes the volumes"
  clean
  ok "$SERVICE: ready after $took s, tested, upgraded, rolled back, uninstalled"
done
