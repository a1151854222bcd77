#!/bin/sh
# Secrets of one environment, as files that sops encrypts with age: secrets/ENVIRONMENT/NAMESPACE/NAME.yaml, to be committed.
#
#   sh ENVIRONMENT.sh                       makes what is missing in the files; what exists is never changed
#   sh ENVIRONMENT.sh check                 names what is missing in the files, and fails if anything is
#   sh ENVIRONMENT.sh import                as the first, with the values that the cluster has, instead of new ones
#   sh ENVIRONMENT.sh apply                 puts the files into the cluster, where Flux does not; refuses what differs and is not its own
#   sh ENVIRONMENT.sh rotate  SECRET KEY    1 of 3: a new password becomes valid beside the old one, which stays current
#   sh ENVIRONMENT.sh promote SECRET KEY    2 of 3: the new one becomes current, here and in the bindings that copy it
#   sh ENVIRONMENT.sh retire  SECRET KEY    3 of 3: the old one ends
#   sh ENVIRONMENT.sh give    SECRET KEY    1 of 3 for what somebody else makes, and its beginning: a name and a password from standard input
#
# After each step commit the files and let them reach the cluster; then the servers must have read the Secret: a kubelet takes up to two
# minutes. A password is 32 random letters and digits. None is printed, or stands in an argument, in the environment or in a file that is
# not encrypted. Needs sops 3.11 or later, and an age key of one of the recipients where sops finds it (SOPS_AGE_KEY_FILE): a binding
# repeats a password, so it must be read. check and what makes no binding do without the key.
set -euf

main() {
  case ${1:-create} in
    create | check | rotate | give | promote | retire) shared "$@" ;;
    import)
      importing=yes
      each_secret create
      ;;
    apply) each_secret apply ;;
    *) usage ;;
  esac
}

