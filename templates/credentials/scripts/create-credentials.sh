#!/bin/sh
# Creates the credentials Secret of a cluster, once. The API server refuses to create a Secret that exists, and the
# ServiceAccount has no right to change one: a password is never overwritten.
set -eu

service_account=/var/run/secrets/kubernetes.io/serviceaccount

# 192 bits as 48 hexadecimal digits
password() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

body=$(
  cat <<END
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
)

# Token and body go through files in memory, not through arguments that the process list shows.
umask 077
printf 'Authorization: Bearer %s' "$(cat "$service_account/token")" >/tmp/authorization
printf '%s' "$body" >/tmp/secret.json
status=$(curl --silent --show-error --max-time 30 --cacert "$service_account/ca.crt" \
  --header @/tmp/authorization --header 'Content-Type: application/json' --data-binary @/tmp/secret.json \
  --output /tmp/response --write-out '%{http_code}' \
  "https://kubernetes.default.svc/api/v1/namespaces/$SECRET_NAMESPACE/secrets")
rm -f /tmp/authorization /tmp/secret.json

case $status in
201) echo "created" ;;
409) echo "the Secret exists already and is left as it is" ;;
*)
  echo "the API server answered $status:" >&2
  cat /tmp/response >&2
  exit 1
  ;;
esac
