#!/bin/sh
# Secrets of one environment, which OpenBao keeps and the External Secrets Operator brings to where they are read; and those that OpenBao
# itself needs, which are made here.
#
#   sh ENVIRONMENT.sh                       makes what is missing of those that OpenBao needs; what exists is never changed
#   sh ENVIRONMENT.sh check                 names what is missing of those, and fails if anything is
#   sh ENVIRONMENT.sh apply                 puts those into the cluster, where they are files
#   sh ENVIRONMENT.sh import                gives OpenBao the passwords that the cluster has and it has not
#   sh ENVIRONMENT.sh store                 applies ENVIRONMENT/, the objects of the operator, and waits until every Secret is there
#   sh ENVIRONMENT.sh kept                  names what OpenBao lacks, and fails if it lacks anything
#   sh ENVIRONMENT.sh rotate  SECRET KEY    1 of 3: a new password becomes valid beside the old one, which stays current
#   sh ENVIRONMENT.sh promote SECRET KEY    2 of 3: the new one becomes current, here and in the bindings that copy it
#   sh ENVIRONMENT.sh retire  SECRET KEY    3 of 3: the old one ends
#   sh ENVIRONMENT.sh give    SECRET KEY    1 of 3 for what somebody else makes, and its beginning: a name and a password from standard input
#
# Between two steps the operator must have fetched the value, which it does every five minutes, and the servers must have read the Secret:
# a kubelet takes up to two minutes. None is printed, or stands in an argument or in the environment. Needs kubectl; and for import, kept and
# the three steps bao, with BAO_ADDR, BAO_CACERT and a token that may do that.
set -euf

main() {
  case ${1:-create} in
    create | check) shared "$@" ;;
    apply) each_secret apply ;;
    import) each_entry import ;;
    store) store ;;
    kept) fails_if_any each_entry absent ;;
    rotate | give | promote | retire)
      path=$(entries | awk -v name="$2" -v key="$3" '$2 == name && $3 == key { print $4 }')
      case $path in
        '') shared "$@" ;;
        *) changed "$1" "$2" "$3" "$path" ;;
      esac
      ;;
    *) usage ;;
  esac
}

