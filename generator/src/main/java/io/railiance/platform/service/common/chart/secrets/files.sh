
# --- in encrypted files ----------------------------------------------------------------------------------------------

environment=$(basename "$0" .sh)
folder=$(dirname "$0")/../../secrets/$environment
recipients=@RECIPIENTS@
importing=

file() {
  printf '%s/%s/%s.yaml' "$folder" "$1" "$2"
}

# A file may be made before the namespace.
has_place() {
  :
}

exists() {
  [ -e "$(file "$1" "$2")" ]
}

# Names of keys are not encrypted.
present() {
  awk -v key="$3" '
    /^[^ ]/ { inside = $1 == "data:" }
    inside && ($1 == key ":" || $1 == "\"" key "\":") { found = 1 }
    END { exit !found }' "$(file "$1" "$2")"
}

value() {
  present "$1" "$2" "$3" || return 0
  encoded=$(sops decrypt --extract "[\"data\"][\"$3\"]" "$(file "$1" "$2")") || exit 1
  printf '%s' "$encoded" | base64 -d
}

# taken NAMESPACE SECRET KEY: when values are taken over, the one that the cluster has
taken() {
  [ -n "$importing" ] || return 0
  there=$(kubectl get secret --namespace "$1" "$2" --ignore-not-found --output name) || exit 1
  [ -z "$there" ] || in_cluster "$@"
}

# The new file takes the place of the old one at once, when it is whole; nothing in it is ever plain.
put() {
  target=$(file "$1" "$2")
  mkdir -p "$folder/$1"
  sops --config /dev/null encrypt --age "$recipients" --encrypted-regex '^data$' --input-type json --output-type yaml \
    --filename-override "$target" /dev/stdin >"$target.new" || { rm -f "$target.new"; exit 1; }
  mv "$target.new" "$target"
}

patch() {
  target=$(file "$1" "$2")
  cp "$target" "$target.new.yaml"
  { cat; echo; } | sed 's/^{"data":{//; s/}}$//' | tr ',' '\n' | while IFS=: read -r key encoded; do
    printf '%s' "$encoded" | sops set --value-stdin "$target.new.yaml" "[\"data\"][$key]" \
      || { rm -f "$target.new.yaml"; exit 1; }
  done
  mv "$target.new.yaml" "$target"
}

# A Secret that somebody else made with other values is a conflict, which ends the script: taken over are values by import.
apply() {
  exists "$1" "$2" || { echo "missing $1/$2" >&2; exit 1; }
  there=$(kubectl get namespace "$1" --ignore-not-found --output name) || exit 1
  if [ -z "$there" ]; then
    echo "left out $1/$2: no namespace $1"
    return 0
  fi
  sops decrypt "$(file "$1" "$2")" \
    | kubectl apply --server-side --field-manager railiance-platform --filename - >/dev/null
  echo "applied $1/$2"
}
