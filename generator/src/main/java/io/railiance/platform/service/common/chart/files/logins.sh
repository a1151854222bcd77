# shellcheck shell=sh
# Sourced where a server knows one password a user; USERS is the folder of a Secret with a file for each. A line of it is a password, or USER.b
# and a password: while a password is changed there are two users with the same rights.

# logins_of USER: who has a line
logins_of() {
  awk -v user="$1" 'NF == 1 { print user } NF == 2 && $1 == user ".b" { print $1 }' "$USERS/$1" 2>/dev/null | sort -u
}

# password_of LOGIN: that of its first line
password_of() {
  awk -v login="$1" -v user="${1%.b}" 'NF == 1 && login == user { print $1; exit } NF == 2 && $1 == login { print $2; exit }' "$USERS/${1%.b}"
}
