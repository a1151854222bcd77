
# --- in OpenBao ------------------------------------------------------------------------------------------------------

# NAMESPACE SECRET KEY PATH SORT: where the value of a key is kept, and how it comes to be
entries() {
  cat <<'ENTRIES'
@ENTRIES@
ENTRIES
}

kept_table() {
  entries | awk '{ print "secret", $1, $2; print $5, $3, $6 }'
}

each_entry() {
  entries | while read -r namespace name key path _; do
    "$1" "$namespace" "$name" "$key" "$path" </dev/null
  done
}

# absent NAMESPACE SECRET KEY PATH: says so if OpenBao has no value there, never had or no longer; an answer that does not come ends the
# script
absent() {
  if answer=$(bao kv get -mount=kv -field=value "$4" 2>&1 >/dev/null); then
    return 0
  fi
  case $answer in
    *"No value found"*) echo "missing $4" ;;
    *"No data found"*) echo "deleted $4" ;;
    *)
      printf '%s\n' "$answer" >&2
      exit 1
      ;;
  esac
}

# import NAMESPACE SECRET KEY PATH: never over a value that was ever there
import() {
  gone=$(absent "$@") || exit 1
  there=$(kubectl get secret --namespace "$1" "$2" --ignore-not-found --output name) || exit 1
  if [ -n "$gone" ] && [ -n "$there" ]; then
    text=$(in_cluster "$1" "$2" "$3") || exit 1
    if [ -n "$text" ]; then
      printf '%s' "$text" | bao kv put -mount=kv -cas=0 "$4" value=- >/dev/null
      echo "imported $4"
    fi
  fi
}

# changed STEP SECRET KEY PATH
changed() {
  fits "$1" "$2" "$3"
  gone=$(absent - - - "$4") || exit 1
  if [ "$1" = give ] && [ -n "$gone" ]; then
    lines= version=-cas=0
  else
    lines=$(bao kv get -mount=kv -field=value "$4") || exit 1
    version=
  fi
  counted "$4" "$(lines_before "$1")" "$lines"
  case $1 in
    rotate | give) filter=with_another ;;
    promote) filter=swapped ;;
    retire) filter=first_only ;;
  esac
  changed_lines=$(filtered "$(credential "$2" "$3")" "$filter" "$lines") || exit 1
  printf '%s\n' "$changed_lines" | bao kv put -mount=kv ${version:+"$version"} "$4" value=- >/dev/null
}

# guarded NAMESPACE SECRET KEY PATH: the operator would put a new value over one that OpenBao does not know
guarded() {
  there=$(kubectl get secret --namespace "$1" "$2" --ignore-not-found --output name) || exit 1
  managed=$(kubectl get secret --namespace "$1" "$2" --ignore-not-found --output go-template='
    {{- with .metadata.labels }}{{ with index . "reconcile.external-secrets.io/managed" }}yes{{ end }}{{ end -}}') || exit 1
  if [ -n "$there" ] && [ "$managed" != yes ]; then
    gone=$(absent "$@") || exit 1
    if [ -n "$gone" ]; then
      echo "$1/$2 exists, and OpenBao does not have its $3: run import first" >&2
      exit 1
    fi
  fi
}

store() {
  each_entry guarded
  find "${0%.sh}" -mindepth 1 -maxdepth 1 -type d | sort | while read -r objects; do
    namespace=$(basename "$objects")
    there=$(kubectl get namespace "$namespace" --ignore-not-found --output name) || exit 1
    if [ -z "$there" ]; then
      echo "left out $objects: no namespace $namespace"
    else
      kubectl apply --server-side --field-manager railiance-platform --force-conflicts --filename "$objects" >/dev/null
      echo "applied $objects"
    fi
  done
  entries | cut -d ' ' -f 1 | sort -u | while read -r namespace; do
    kubectl wait --for condition=Ready externalsecret --selector app.kubernetes.io/part-of=@PLATFORM@ \
      --namespace "$namespace" --timeout 300s </dev/null
  done
}
