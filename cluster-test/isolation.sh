#!/bin/bash
# A consumer reaches its own keys and nothing else; a pod that is not declared reaches nothing.
. "$(dirname "$0")/lib.sh"

client gitea client gitea "$RELEASE-gitea-session"
refused() { # WHAT COMMAND...
  local what=$1 answer
  shift
  answer=$(as_client "$@")
  [[ $answer == *NOPERM* || $answer == *"ACL failure"* ]] || fail "$what: $answer"
  ok "$what: refused"
}
[ "$(as_client SET gitea-session:isolation mine)" = OK ] || fail 'own key'
ok 'own key is written'
[ "$(as_client EVAL "\"return redis.call('get', KEYS[1])\"" 1 gitea-session:isolation)" = mine ] || fail 'own key in a script'
ok 'own key is read in a script'
refused 'key of another user' GET nextcloud:x
refused 'key of another user in a script' EVAL "\"return redis.call('get', 'nextcloud:x')\"" 0
refused 'channel of another user' PUBLISH nextcloud:c x
for command in FLUSHALL FLUSHDB 'KEYS \*' 'SCAN 0' RANDOMKEY 'CONFIG GET \*' 'ACL LIST' 'CLIENT LIST' MONITOR 'SCRIPT FLUSH' 'FUNCTION FLUSH' \
  SHUTDOWN 'REPLICAOF NO ONE' 'SWAPDB 0 1' 'CLIENT TRACKING ON' 'PUBSUB CHANNELS' SAVE; do
  # shellcheck disable=SC2086 # words
  refused "$command" $command
done
for command in 'INFO server' 'CLIENT SETNAME x' 'CLIENT SETINFO LIB-NAME x' 'CLIENT ID' 'SELECT 1' 'HELLO 3' 'COMMAND COUNT' PING; do
  [[ $(as_client "$command") != *NOPERM* ]] || fail "$command is refused"
  ok "$command: allowed"
done

at_sentinel() {
  in_client "REDISCLI_AUTH=\$(cat /binding/password) timeout 5 valkey-cli -h $RELEASE-sentinel.$NAMESPACE.svc.cluster.local -p 26379 --user \$(cat /binding/username) --no-auth-warning $*"
}
if [ "$(replicas)" -gt 1 ]; then
  [[ $(at_sentinel SENTINEL get-master-addr-by-name "$RELEASE") == "$RELEASE"-* ]] || fail 'the consumer learns the primary from Sentinel'
  ok 'the consumer learns the primary from Sentinel'
  for command in "FAILOVER $RELEASE" "REMOVE $RELEASE" "RESET $RELEASE" "SET $RELEASE quorum 9" "CONFIG GET \*" 'DEBUG'; do
    [[ $(at_sentinel SENTINEL "$command") == *NOPERM* ]] || fail "SENTINEL $command is allowed"
    ok "SENTINEL $command: refused"
  done
fi

reaches() { # NAMESPACE POD HOST PORT
  kubectl exec --namespace "$1" "$2" -- timeout 3 bash -c "exec 3<>/dev/tcp/$3/$4" 2>/dev/null
}
client gitea stranger stranger "$RELEASE-gitea-session"
sleep 3
domain=$NAMESPACE.svc.cluster.local
reaches gitea client "$RELEASE-primary.$domain" 6379 || fail 'the consumer does not reach the primary'
ok 'the consumer reaches the primary'
for to in "$RELEASE-primary 6379" "$RELEASE-replicas 6379" "$RELEASE-sentinel 26379" "$RELEASE-0.$RELEASE-headless 6379" "$RELEASE-0.$RELEASE-headless 9121"; do
  read -r name port <<<"$to"
  ! reaches gitea stranger "$name.$domain" "$port" || fail "an undeclared pod reaches $to"
  ok "an undeclared pod does not reach $to"
done
kubectl delete pod --namespace gitea stranger --grace-period=0 --force >/dev/null 2>&1

# The second consumer: its own keys, and not the first one's
client nextcloud client nextcloud "$RELEASE-nextcloud-memcache"
export CLIENT_NAMESPACE=nextcloud
sleep 3
[ "$(as_client SET nextcloud:isolation mine)" = OK ] || fail 'own key of the second consumer'
[ "$(as_client GET nextcloud:isolation)" = mine ] || fail 'own key of the second consumer'
ok 'the second consumer writes and reads its own key'
refused 'key of the first consumer' GET gitea-session:isolation
refused 'key of the first consumer' SET gitea-session:isolation theirs
CLIENT_NAMESPACE=gitea
[ "$(as_client GET gitea-session:isolation)" = mine ] || fail 'the key of the first consumer has changed'
ok 'the key of the first consumer is as it was'
