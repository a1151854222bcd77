#!/bin/bash
# The cache beside the store: another release of the same chart, which drops keys when its memory is full.
. "$(dirname "$0")/lib.sh"

deploy "$@"
helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null || fail 'helm test'
ok 'helm test of the cache'
client gitea client gitea "$RELEASE-gitea-cache"
sleep 3
[ "$(as_client SET gitea-cache:x mine)" = OK ] || fail 'own key in the cache'
ok 'the consumer writes its own key into the cache'
[ "$(in_pod "$RELEASE-0" 'info $POD_NAME | field maxmemory_policy')" = allkeys-lru ] || fail 'the policy of the cache'
ok 'the cache drops the least recently used key'
clean
