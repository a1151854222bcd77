#!/bin/sh
# Secrets of one environment, made in its cluster.
#
#   sh ENVIRONMENT.sh                       makes what is missing; what exists is never changed
#   sh ENVIRONMENT.sh check                 names what is missing, and fails if anything is
#   sh ENVIRONMENT.sh rotate  SECRET KEY    1 of 3: a new password becomes valid beside the old one, which stays current
#   sh ENVIRONMENT.sh promote SECRET KEY    2 of 3: the new one becomes current, here and in the bindings that copy it
#   sh ENVIRONMENT.sh retire  SECRET KEY    3 of 3: the old one ends
#   sh ENVIRONMENT.sh give    SECRET KEY    1 of 3 for what somebody else makes, and its beginning: a name and a password from standard input
#
# Between two steps the servers must have read the Secret: a kubelet takes up to two minutes. A password is 32 random letters and
# digits. None is printed, or stands in an argument or in the environment. Needs kubectl with rights on the namespaces and their Secrets;
# a namespace that does not exist yet is left out, with a notice: run this again when it does.
set -euf

main() {
  case ${1:-create} in
    create | check | rotate | give | promote | retire) shared "$@" ;;
    *) usage ;;
  esac
}

