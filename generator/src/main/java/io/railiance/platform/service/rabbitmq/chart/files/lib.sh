# shellcheck shell=sh disable=SC2034
# Sourced by every script in a RabbitMQ pod: who the peers are, and how to ask them.

# shellcheck source=/dev/null
. /opt/platform/settings.sh
# shellcheck source=/dev/null
. /opt/platform/server.sh

DATA=/var/lib/rabbitmq # the volume
RUN=/run/rabbitmq      # memory, of the server alone: its configuration, and the secret that the nodes share
AGENT=/run/agent       # memory, written by the agent: the user with which a first start begins

fqdn() {
  printf '%s.%s' "$1" "$DOMAIN"
}

peers() {
  for node in $NODES; do
    [ "$node" = "$POD_NAME" ] || printf '%s\n' "$node"
  done
}

# talk HOST PORT: standard input goes there, the answer comes out, in SECONDS at most. The image has no client but bash.
talk() {
  # shellcheck disable=SC2016 # for the inner shell
  timeout "${3:-2}" bash -c 'exec 3<>"/dev/tcp/$0/$1" && cat >&3 && cat <&3' "$1" "$2" 2>/dev/null
}

# names HOST: what runs there, as Erlang's name server says it: "name rabbit at port 25672", a line each; fails if it does not answer
names() {
  # An answer begins with four bytes, whatever follows
  answer=$(printf '\000\001n' | talk "$1" 4369 | tr '\000\021' '..')
  [ -n "$answer" ] || return 1
  printf '%s\n' "${answer#....}"
}

# runs NAME: whether the names on standard input have it
runs() {
  grep -q "^name $1 at port "
}
