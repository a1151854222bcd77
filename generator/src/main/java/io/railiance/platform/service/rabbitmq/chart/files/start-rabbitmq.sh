#!/bin/sh
# Starts the server. A node with data simply starts. A node without asks the others first: if any of them has data it joins them,
# whatever its own number is, and only if all of them answer and none has data does the first form the cluster. So a lost volume
# never begins a second cluster beside the one that is there.
set -eu
. /opt/platform/lib.sh
umask 0077
SEED=$DATA/seed           # whom this node joined, or itself
MEMBERS=$DATA/members     # how many nodes the cluster had, by the agent
VERSION=$DATA/version     # which version last ran on this volume, by the agent
COOKIE=$DATA/cookie       # hash of the secret with which this node last started
TOKENS=/opt/platform/oidc.conf # empty where nobody signs in with them
FLAGS=$DATA/mnesia/$RABBITMQ_NODENAME-feature_flags

# A majority of a larger cluster is not here: the node would wait for it for ever
refuse_fewer_members() {
  members=$(cat "$MEMBERS" 2>/dev/null || echo 1)
  [ "$members" -le "$REPLICAS" ] ||
    refuse "this volume is of a cluster of $members nodes, and replicaCount is $REPLICAS. Go back to $members, and remove nodes as" \
      "the runbook says"
}

# A version reads what the one before it wrote, and no other
refuse_version() {
  [ -s "$VERSION" ] || return 0
  was=$(cat "$VERSION")
  now=$(basename /opt/rabbitmq/plugins/rabbit-[0-9]* | sed 's/^rabbit-//')
  if [ "${was%%.*}" != "${now%%.*}" ]; then
    refuse "version $now cannot follow $was: upgrade to the last minor version of ${was%%.*} first, and read its release notes"
  fi
  steps=$(($(minor "$now") - $(minor "$was")))
  if [ "$steps" -lt 0 ]; then
    refuse "version $now is older than $was, which wrote this volume. Go back to $was"
  elif [ "$steps" -gt 1 ]; then
    refuse "version $now cannot follow $was: upgrade by way of ${was%%.*}.$(($(minor "$was") + 1))"
  elif [ "$steps" -eq 1 ] && ! grep -q khepri_db "$FLAGS" 2>/dev/null; then
    refuse "version $now needs the feature flag khepri_db, which was not enabled under $was. Go back to $was and enable all stable" \
      "feature flags: rabbitmqctl enable_feature_flag all"
  fi
}

# waits: tells the others that this node is without data, for as long as the process runs that it starts
waits() {
  epmd -daemon
  until names 127.0.0.1 >/dev/null; do
    sleep 0.2
  done
  # shellcheck disable=SC2016 # for the inner shell
  bash -c 'exec 3<>/dev/tcp/127.0.0.1/4369 &&
    printf "\000\024x\000\001M\000\000\006\000\005\000\007waiting\000\000" >&3 && exec sleep infinity' &
  waiting=$!
}

# seed: the pod to join, or this one
seed() {
  said=''
  while :; do
    blank=1 formed=''
    for node in $(peers); do
      known=$(names "$(fqdn "$node")") || continue
      if printf '%s\n' "$known" | runs waiting; then
        blank=$((blank + 1))
      elif [ -z "$formed" ] && printf '%s\n' "$known" | runs rabbit; then
        formed=$node
      fi
    done
    if [ -n "$formed" ]; then
      log "this volume is empty: joining $formed"
      printf '%s' "$formed"
      return
    elif [ "$POD_NAME" = "${NODES%% *}" ] && [ "$blank" -eq "$REPLICAS" ]; then
      log "no volume of $REPLICAS holds data: forming the cluster"
      printf '%s' "$POD_NAME"
      return
    fi
    now="no volume of those that answer holds data, $blank of $REPLICAS. A first start needs all pods once"
    [ "$now" = "$said" ] || log "waiting: $now"
    said=$now
    sleep 1
  done
}

choose_seed() {
  [ ! -s "$SEED" ] && [ ! -d "$DATA/mnesia/$RABBITMQ_NODENAME" ] || return 0
  waits
  seed >"$SEED.new"
  kill "$waiting" || :
  mv "$SEED.new" "$SEED"
}

secret() {
  mkdir -p "$RUN/conf.d"
  head -n 1 /run/cookie/rabbitmq-erlang-cookie | tr -d '\n' >"$HOME/.erlang.cookie.new"
  chmod 0400 "$HOME/.erlang.cookie.new"
  mv -f "$HOME/.erlang.cookie.new" "$HOME/.erlang.cookie"
}

# A node with another secret would knock at the others for ever, and wait for a majority
refuse_cookie() {
  hash=$(sha256sum "$HOME/.erlang.cookie" | cut -c 1-64)
  [ "$hash" != "$(cat "$COOKIE" 2>/dev/null)" ] || return 0
  for node in $(peers); do
    if names "$(fqdn "$node")" | runs rabbit; then
      timeout 20 rabbitmqctl --quiet --node "rabbit@$(fqdn "$node")" ping ||
        refuse "$node does not know the text of the Secret $COOKIE_SECRET. Put back the one that the nodes were started with; it can only" \
          "change while all of them are stopped"
      break
    fi
  done
  printf '%s\n' "$hash" >"$COOKIE"
}

# Without an authority to compare with, the plugin would take keys from whoever answers. So tokens are off then, and all else goes on.
tokens() {
  if grep -q 'BEGIN CERTIFICATE' "$OIDC_CA" 2>/dev/null; then
    cat "$TOKENS"
    printf 'auth_oauth2.https.cacertfile = %s\n' "$OIDC_CA"
  else
    log "sign-in with tokens is off: there is no certificate in $OIDC_CA. When the object that oidc.ca names is there, restart the pods"
  fi
}

configuration() {
  cat /opt/platform/rabbitmq.conf
  printf 'cluster_name = %s\n' "$RELEASE"
  printf 'total_memory_available_override_value = %s\n' "$MEMORY_LIMIT"
  printf 'vm_memory_high_watermark.absolute = %s\n' "$((MEMORY_LIMIT * MEMORY_HIGH_WATERMARK_PERCENT / 100))"
  printf 'disk_free_limit.absolute = %s\n' "$((MEMORY_LIMIT * DISK_FREE_LIMIT_PERCENT / 100))"
  printf 'quorum_queue.initial_cluster_size = %s\n' "$REPLICAS"
  printf 'quorum_queue.continuous_membership_reconciliation.target_group_size = %s\n' "$REPLICAS"
  printf 'cluster_formation.k8s.seed_node = rabbit@%s\n' "$(fqdn "$(cat "$SEED" 2>/dev/null || printf '%s' "$POD_NAME")")"
  if [ "$TLS" = yes ]; then
    printf '%s\n' 'listeners.tcp = none' 'listeners.ssl.default = 5671' \
      'ssl_options.certfile = /run/tls/tls.crt' 'ssl_options.keyfile = /run/tls/tls.key' 'ssl_options.cacertfile = /run/tls/ca.crt' \
      'ssl_options.verify = verify_none' 'ssl_options.fail_if_no_peer_cert = false' \
      'ssl_options.versions.1 = tlsv1.3' 'ssl_options.versions.2 = tlsv1.2'
  else
    printf 'listeners.tcp.default = 5672\n'
  fi
  if [ -s "$TOKENS" ]; then
    tokens
  fi
}

alone
refuse_fewer_members
refuse_version
secret
choose_seed
refuse_cookie
configuration >"$RUN/conf.d/rabbitmq.conf"
# A limit of a billion, which some container runtimes set, costs the virtual machine gigabytes
# shellcheck disable=SC3045 # the shells of the images know it
ulimit -n "$ULIMIT_NOFILES" 2>/dev/null || log "the limit of open files is $(ulimit -n), less than $ULIMIT_NOFILES, and stays"
exec rabbitmq-server
