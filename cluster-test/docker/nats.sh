#!/bin/bash
# The password of a consumer's user is changed under a client that connects anew for each message: none fails, the stream stays, and the first
# user is refused at the end. One node, with the chart's own scripts and agent.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh
. "$(dirname "$0")/lib.sh"
IMAGE=${IMAGE:-nats:2.15.1-alpine}
AGENT_IMAGE=${AGENT_IMAGE:-natsio/nats-box:0.5.1}
USER=zulip-events
RENDERED=$ROOT/rendered/local/nats

mount_all() {
  mounted "$NAMESPACE" nats-users "$WORK/users"
  mounted zulip "nats-$USER" "$WORK/binding"
}
users() { grep -o "user: \"${USER}[^\"]*\"" "$WORK/agent/accounts.conf" | cut -d '"' -f 2 | sort | tr '\n' ' '; }
has() { [ "$(users)" = "$1" ]; }
# shellcheck disable=SC2016 # for the container
PUBLISH='HOME=/tmp nats --server "$(sed "s#@[^/]*#@127.0.0.1:4222#" BINDING/uri)" --timeout 5s pub --jetstream zulip.events.rotation here'
publish() { docker exec "$NAME-agent" sh -c "${PUBLISH/BINDING/$1}"; }

change() { # TO: a user, in the three steps
  secrets rotate nats-users "$USER"
  mount_all
  until_true 120 has "$USER $USER.b " || fail "users: $(users)"
  sleep 3
  secrets promote nats-users "$USER"
  mount_all
  sleep 5
  secrets retire nats-users "$USER"
  mount_all
  until_true 120 has "$1 " || fail "users: $(users)"
  sleep 5
}

all_secrets nats
mount_all
mounted "$NAMESPACE" nats-routes "$WORK/routes"
files "$RENDERED/configmap-nats-configuration.yaml" "$WORK/platform"
files "$RENDERED/configmap-nats-objects.yaml" "$WORK/objects"
mkdir -m 0777 "$WORK/agent" "$WORK/store"
run --hostname nats-0 --user 10001 --env POD_NAME=nats-0 --env MEMORY_LIMIT=268435456 --tmpfs /run/nats:mode=0777 \
  --volume "$WORK/platform:/opt/platform:ro" --volume "$WORK/agent:/run/agent:ro" --volume "$WORK/store:/data" --entrypoint sh "$IMAGE" -c '
    until [ -s /run/agent/accounts.conf ]; do sleep 1; done; exec sh /opt/platform/start-nats.sh'
docker run --detach --name "$NAME-agent" --label "railiance.test=$NAME" --network "container:$NAME" --user 10001 --env POD_NAME=nats-0 \
  --tmpfs /run/own:mode=0777 --tmpfs /tmp:mode=0777 --volume "$WORK:/test" --volume "$WORK/platform:/opt/platform:ro" --volume "$WORK/objects:/etc/nats-objects:ro" \
  --volume "$WORK/users:/run/users:ro" --volume "$WORK/routes:/run/routes:ro" --volume "$WORK/agent:/run/agent" --volume "$WORK/store:/data" \
  --entrypoint sh "$AGENT_IMAGE" /opt/platform/agent.sh >/dev/null
until_true 120 publish /test/binding >"$WORK/said" 2>&1 || { cat "$WORK/said"; docker logs "$NAME" 2>&1 | tail; docker logs "$NAME-agent" 2>&1 | tail; fail 'NATS does not serve the consumer'; }
ok 'a node serves the consumer'
cp -r "$WORK/binding" "$WORK/old"
server=$NAME
for to in "$USER.b" "$USER"; do
  NAME=$server-agent clients "${PUBLISH/BINDING//test/binding}"
  change "$to"
  clients_end
  [ "$(cat "$WORK/binding/username")" = "$to" ] || fail "the binding has $(cat "$WORK/binding/username")"
  ok "changed to $to: $result"
done
publish /test/old >/dev/null 2>&1 && fail 'the old password still opens'
ok 'the old password is refused'
