#!/bin/sh
# Writes the passwords of the credentials Secret into a file of Patroni's configuration. Patroni reads them from a file and not
# from the environment, so that a reload applies a changed password.
set -eu
umask 077

# The content of a key as a YAML scalar in single quotes, in which a quote is doubled. $(...) drops final line breaks.
scalar() {
  value=$(cat "/credentials/$1")
  [ -n "$value" ] || {
    echo "credentials: key $1 of the Secret is empty" >&2
    exit 1
  }
  if printf '%s' "$value" | LC_ALL=C grep -q '[[:cntrl:]]' || [ "$(printf '%s' "$value" | wc -l)" -ne 0 ]; then
    echo "credentials: key $1 of the Secret holds a line break or another control character" >&2
    exit 1
  fi
  printf "'%s'" "$(printf '%s' "$value" | sed "s/'/''/g")"
}

superuser=$(scalar username)
superuser_password=$(scalar password)
replication_password=$(scalar replication-password)
rewind_password=$(scalar rewind-password)
patroni_password=$(scalar patroni-password)

# Prints how members encrypt connections to each other; prints nothing if TLS is off.
encryption() {
  [ -e /etc/patroni/.member-encryption ] || return 0
  mode=$(cat /etc/patroni/.member-encryption)
  printf '\n      sslmode: %s' "$mode"
  if [ "$mode" = verify-ca ]; then
    printf '\n      sslrootcert: /etc/patroni/tls/ca.crt'
  fi
}

cat >/etc/patroni/.authentication.new <<END
postgresql:
  authentication:
    superuser:
      username: $superuser
      password: $superuser_password$(encryption)
    replication:
      username: $REPLICATION_ROLE
      password: $replication_password$(encryption)
    rewind:
      username: $REWIND_ROLE
      password: $rewind_password$(encryption)
restapi:
  authentication:
    username: $PATRONI_USER
    password: $patroni_password
END
mv /etc/patroni/.authentication.new /etc/patroni/50-authentication.yml
