#!/bin/sh
# Creates the Secrets of a cluster, once. The API server refuses to create a Secret that exists, and the ServiceAccount has
# no permission to change one: a password is never overwritten.
set -eu

# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

# 192 bits as 48 hexadecimal digits
password() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

# Creates the Secret on standard input. Its text goes through a file in memory, not through arguments, which the process
# list shows.
create() {
  cat >/tmp/secret.json
  status=$(kubernetes_request secrets --max-time 30 --header 'Content-Type: application/json' \
    --data-binary @/tmp/secret.json --output /tmp/response --write-out '%{http_code}')
  rm -f /tmp/secret.json

  case $status in
  201) echo "$1: created" ;;
  409) echo "$1: the Secret already exists and is left unchanged" ;;
  *)
    echo "$1: the API server answered $status:" >&2
    cat /tmp/response >&2
    exit 1
    ;;
  esac
}

umask 077

[ -z "${SECRET_METADATA-}" ] || create credentials <<END
{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": $SECRET_METADATA,
  "type": "Opaque",
  "stringData": {
    "username": "postgres",
    "password": "$(password)",
    "replication-password": "$(password)",
    "rewind-password": "$(password)",
    "patroni-password": "$(password)",
    "pgbouncer-password": "$(password)",
    "exporter-password": "$(password)"
  }
}
END

# The names of database and owner consist of letters, digits and _ $ -, which mean themselves in JSON and in a URI.
if [ -n "${APPLICATION_METADATA-}" ]; then
  application_password=$(password)
  create application <<END
{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": $APPLICATION_METADATA,
  "type": "Opaque",
  "stringData": {
    "username": "$APPLICATION_OWNER",
    "password": "$application_password",
    "host": "$APPLICATION_HOST",
    "port": "5432",
    "dbname": "$APPLICATION_DATABASE",
    "uri": "postgresql://$APPLICATION_OWNER:$application_password@$APPLICATION_HOST:5432/$APPLICATION_DATABASE",
    "jdbc-uri": "jdbc:postgresql://$APPLICATION_HOST:5432/$APPLICATION_DATABASE?user=$APPLICATION_OWNER&password=$application_password"
  }
}
END
fi
