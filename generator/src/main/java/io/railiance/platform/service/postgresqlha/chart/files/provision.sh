#!/bin/sh
# Makes the databases and roles of the consumers be as databases.conf says, as the role provisioner, which is no superuser. It can be run
# again and again. It never drops anything: what is no longer wanted is named at the end, and stays.
set -euf
here=/opt/provision

# words KIND [DATABASE]: the lines of databases.conf, without their first word
words() {
  awk -v kind="$1" -v database="${2:-}" '$1 == kind && (database == "" || $2 == database) { $1 = ""; print substr($0, 2) }' \
    "$here/databases.conf"
}

# sql DATABASE OPTION...: psql that ends at the first error
sql() {
  database=$1
  shift
  psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname "$database" "$@" </dev/null
}

waits_for_primary() {
  until sql postgres --command 'SELECT pg_current_xact_id()' >/dev/null 2>/tmp/why; do
    printf 'waiting for a primary: %s\n' "$(tail -n 1 /tmp/why)"
    sleep 3
  done
}

# set_password LOGIN PASSWORD: psql's \password asks for it twice, here on its standard input, as there is no terminal, and sends what SCRAM
# makes of it: the server never sees a password, and no log can.
set_password() {
  printf '%s\n%s\n' "$2" "$2" |
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres --command "\\password \"$1\"" 2>/tmp/why || { cat /tmp/why; exit 1; }
}

# passwords ROLE: for each line of the Secret who logs in by it, and the password. PostgreSQL knows one password a role. So there are two
# roles that take turns: that of the name, which owns all there is, and ROLE.b, which is the first from its first statement on.
passwords() {
  awk -v role="$1" '
    NF == 1 { print role, $1; next }
    NF == 2 && ($1 == role || $1 == role ".b") { print; next }
    NF { print "role " role ": line " NR " of its key in the Secret is not a password, or " role ".b and a password" >"/dev/stderr"; exit 1 }' \
    "/run/roles/$1"
}

# login ROLE: it exists; whoever has a line logs in by its password, and nobody else does
login() {
  lines=$(passwords "$1") || exit 1
  [ -n "$lines" ] || { echo "role $1 has no password in the Secret"; exit 1; }
  sql postgres --set role="$1" --file "$here/provision-role.sql"
  printf '%s\n' "$lines" | while read -r login password; do
    [ "$login" = "$1" ] || sql postgres --set role="$1" --set login="$login" --file "$here/provision-turn.sql"
    set_password "$login" "$password"
    sql postgres --command "ALTER ROLE \"$login\" LOGIN"
  done
  for login in "$1" "$1.b"; do
    printf '%s\n' "$lines" | grep -q "^$login " || sql postgres --set login="$login" --file "$here/provision-ended.sql"
  done
}

database() { # NAME LIMIT
  echo "database $1"
  login "$1"
  sql postgres --set database="$1" --set limit="$2" --file "$here/provision-database.sql"
  words extension "$1" | while read -r _ extension; do
    sql "$1" --set database="$1" --set extension="$extension" --file "$here/provision-extension.sql"
  done
  words schema "$1" | while read -r _ schema; do
    sql "$1" --set database="$1" --set schema="$schema" --file "$here/provision-schema.sql"
  done
  words role "$1" | while read -r _ role access; do
    echo "  role $role, $access"
    login "$role"
    words schema "$1" | while read -r _ schema; do
      sql "$1" --set database="$1" --set role="$role" --set schema="$schema" --set access="$access" --file "$here/provision-access.sql"
    done
  done
}

# Databases and roles that we made and that no line wants: their owner says nothing of them any more, their data is as it was
left_over() {
  wanted=$({ words database; words role | awk '{ print $2 }'; } | awk '{ print $1; print "\"" $1 ".b\"" }' | sort -u)
  sql postgres --file "$here/provision-made.sql" | while read -r made; do
    printf '%s\n' "$wanted" | grep -qxF "$made" || echo "no longer in the specs, and kept: $made"
  done
}

umask 0077
printf '*:*:*:provisioner:%s\n' "$(head -n 1 /run/users/provisioner | sed 's/[\\:]/\\&/g')" >/tmp/pgpass
export PGPASSFILE=/tmp/pgpass PGUSER=provisioner PGCONNECT_TIMEOUT=5
waits_for_primary
words database | while read -r name limit; do
  database "$name" "$limit"
done
left_over
echo 'done'
