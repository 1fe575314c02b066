#!/bin/sh
# Sourced. What Patroni says about the cluster in the annotation initialize of its ConfigMap: nothing before some member
# begins to make the data, then an empty text, and the system identifier when the cluster is complete.

archive_service_account=/var/run/secrets/kubernetes.io/serviceaccount
# Patroni hands none of its own variables to PostgreSQL, from which archive_command has its environment.
archive_member=$(cat /etc/hostname)
archive_configuration=${archive_member%-*}-config

# Sets initialized: no, begun, or the identifier. Fails when the API server does not tell.
archive_find_initialized() {
  (
    umask 077
    printf 'Authorization: Bearer %s' "$(cat "$archive_service_account/token")" >"/tmp/archive-authorization.$$"
  )
  asked=0
  curl --silent --show-error --fail --max-time 5 --cacert "$archive_service_account/ca.crt" \
    --header "@/tmp/archive-authorization.$$" --output "/tmp/archive-configuration.$$" \
    "https://kubernetes.default.svc/api/v1/namespaces/$(cat "$archive_service_account/namespace")/configmaps/$archive_configuration" ||
    asked=1
  initialized=no
  if grep -q '"initialize":' "/tmp/archive-configuration.$$" 2>/dev/null; then
    initialized=$(sed -n 's/.*"initialize": *"\([0-9]*\)".*/\1/p' "/tmp/archive-configuration.$$")
    [ -n "$initialized" ] || initialized=begun
  fi
  rm -f "/tmp/archive-authorization.$$" "/tmp/archive-configuration.$$"
  return "$asked"
}
