#!/bin/bash
# The password of a consumer's user is changed under a client that connects anew for each message: none fails, the queues stay, and the
# first user is refused at the end. One node, with the chart's own scripts and agent.
# shellcheck disable=SC2034,SC2154 # variables of lib.sh
. "$(dirname "$0")/lib.sh"
IMAGE=${IMAGE:-rabbitmq:4.3.6-management}
USER=zulip-workers
RENDERED=$ROOT/rendered/local/rabbitmq
POD=rabbitmq-0.rabbitmq-headless.$NAMESPACE.svc.cluster.local
# shellcheck disable=SC2016 # for the container
ERL='HOME=/tmp ERL_LIBS=/opt/rabbitmq/plugins ERL_AFLAGS="+S 1:1" escript /test/rabbitmq.escript'

users() { docker exec "$NAME" sh -c '. /opt/platform/lib.sh; HOME=$RUN rabbitmqctl --quiet list_users' | cut -f 1 | grep "^$USER" | sort | tr '\n' ' '; }
has() { [ "$(users)" = "$1" ]; }
mount_all() {
  mounted "$NAMESPACE" rabbitmq-users "$WORK/users"
  mounted zulip "rabbitmq-$USER" "$WORK/binding"
}
once() { docker exec "$NAME" sh -c "$ERL $1 127.0.0.1:5672 once"; }

change() { # TO: a user, in the three steps
  secrets rotate rabbitmq-users "$USER"
  mount_all
  until_true 120 has "$USER $USER.b " || fail "users: $(users)"
  secrets promote rabbitmq-users "$USER"
  mount_all
  sleep 5
  secrets retire rabbitmq-users "$USER"
  mount_all
  until_true 120 has "$1 " || fail "users: $(users)"
  sleep 3
}

all_secrets rabbitmq
mount_all
mounted "$NAMESPACE" rabbitmq-erlang-cookie "$WORK/cookie"
files "$RENDERED/configmap-rabbitmq-configuration.yaml" "$WORK/platform"
files "$RENDERED/configmap-rabbitmq-objects.yaml" "$WORK/objects"
cp "$HERE/rabbitmq.escript" "$WORK"
run --hostname rabbitmq-0 --add-host "$POD:127.0.0.1" --user 10001 --memory 1g \
  --env POD_NAME=rabbitmq-0 --env MEMORY_LIMIT=1073741824 --env RABBITMQ_NODENAME="rabbit@$POD" --env RABBITMQ_USE_LONGNAME=true \
  --env RABBITMQ_MNESIA_BASE=/var/lib/rabbitmq/mnesia --env RABBITMQ_CONFIG_FILES=/run/rabbitmq/conf.d \
  --env RABBITMQ_GENERATED_CONFIG_DIR=/run/rabbitmq/generated --env RABBITMQ_ENABLED_PLUGINS_FILE=/opt/platform/enabled_plugins \
  --env RABBITMQ_LOGS=- --env HOME=/run/rabbitmq --env RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+S 1:1 +sbwt none' \
  --tmpfs /var/lib/rabbitmq:mode=0777,exec --tmpfs /run/rabbitmq:mode=0777 --tmpfs /run/agent:mode=0777 \
  --volume "$WORK/platform:/opt/platform:ro" --volume "$WORK/objects:/etc/rabbitmq-objects:ro" --volume "$WORK/users:/run/users:ro" \
  --volume "$WORK/cookie:/run/cookie:ro" --entrypoint sh "$IMAGE" -c '
    sh /opt/platform/agent.sh & until [ -s /run/agent/boot.json ]; do sleep 1; done; exec sh /opt/platform/start-rabbitmq.sh'
until_true 300 once /test/binding/uri >/dev/null 2>&1 || { docker logs "$NAME" 2>&1 | tail -30; fail 'RabbitMQ does not serve the consumer'; }
ok 'a node serves the consumer'
cp -r "$WORK/binding" "$WORK/old"
for to in "$USER.b" "$USER"; do
  rm -f "$WORK/clients/stop"
  docker exec "$NAME" sh -c "$ERL /test/binding/uri 127.0.0.1:5672 /test/clients/stop" >"$WORK/clients/result" 2>"$WORK/clients/errors" &
  clients=$!
  change "$to"
  clients_end
  [ "$(cat "$WORK/binding/username")" = "$to" ] || fail "the binding has $(cat "$WORK/binding/username")"
  ok "changed to $to: $result"
done
once /test/old/uri >/dev/null 2>&1 && fail 'the old password still opens'
ok 'the old password is refused'
