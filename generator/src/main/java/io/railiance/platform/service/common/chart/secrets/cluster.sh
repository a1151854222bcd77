
# --- in the cluster --------------------------------------------------------------------------------------------------

has_place() {
  namespace_there=$(kubectl get namespace "$1" --ignore-not-found --output name) || exit 1
  [ -n "$namespace_there" ]
}

exists() {
  secret_there=$(kubectl get secret --namespace "$1" "$2" --ignore-not-found --output name) || exit 1
  [ -n "$secret_there" ]
}

# Whether a key is there must be known: an answer that does not come ends the script, for else a password could be made anew.
present() {
  present_value=$(value "$1" "$2" "$3") || exit 1
  [ -n "$present_value" ]
}

value() {
  in_cluster "$@"
}

# What is made in the cluster is taken over from nowhere.
taken() {
  :
}

put() {
  kubectl create --filename - >/dev/null
}

patch() {
  kubectl patch secret --namespace "$1" "$2" --type merge --patch-file /dev/stdin >/dev/null
}

# What is made in the cluster is there.
apply() {
  :
}
