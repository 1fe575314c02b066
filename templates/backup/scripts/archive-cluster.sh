#!/bin/sh
# Sourced after kubernetes.sh. What Patroni says about the cluster in the annotation initialize of its ConfigMap: nothing
# before some member begins to make the data, then an empty text, and the system identifier when the cluster is complete.

# Patroni hands none of its own variables to PostgreSQL, from which archive_command has its environment.
archive_member=$(cat /etc/hostname)
archive_configuration=${archive_member%-*}-config

# Sets initialized: no, begun, or the identifier. Fails when the API server does not tell.
archive_find_initialized() {
  asked=0
  kubernetes_request "configmaps/$archive_configuration" --fail --max-time 5 >"/tmp/archive-configuration.$$" || asked=1
  initialized=no
  if grep -q '"initialize":' "/tmp/archive-configuration.$$" 2>/dev/null; then
    initialized=$(sed -n 's/.*"initialize": *"\([0-9]*\)".*/\1/p' "/tmp/archive-configuration.$$")
    [ -n "$initialized" ] || initialized=begun
  fi
  rm -f "/tmp/archive-configuration.$$"
  return "$asked"
}
