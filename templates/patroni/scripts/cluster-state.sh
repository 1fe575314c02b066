#!/bin/sh
# Sourced after kubernetes.sh. What Patroni says about the cluster in the annotations of its ConfigMaps. They are small, and
# the API server prints one annotation a line.

# Patroni hands none of its own variables to PostgreSQL, from which archive_command has its environment.
cluster_member=$(cat /etc/hostname)
cluster_name=${cluster_member%-*}
cluster_configuration=

# Sets initialized: no before some member begins to make the data, then begun, and the system identifier when the cluster is
# complete; and cluster_configuration, the whole ConfigMap. Fails when the API server does not tell.
cluster_find_initialized() {
  cluster_configuration=$(kubernetes_request "configmaps/$cluster_name-config" --fail --max-time 5) || return 1
  case $cluster_configuration in
  *'"initialize":'*)
    initialized=$(printf '%s\n' "$cluster_configuration" | sed -n 's/.*"initialize": *"\([0-9]*\)".*/\1/p')
    [ -n "$initialized" ] || initialized=begun
    ;;
  *) initialized=no ;;
  esac
}

# The same with patience. Patroni needs the API server as well: without it there is nothing to go on to.
cluster_await_initialized() {
  for pause in 1 1 2 3 5 8; do
    ! cluster_find_initialized || return 0
    sleep "$pause"
  done
  echo "cluster: the API server does not show the ConfigMap $cluster_name-config; starting again" >&2
  exit 1
}

# Sets leader: the member that is it, or was the last one; nothing without one. Fails when the API server does not tell.
cluster_find_leader() {
  leader=$(kubernetes_request "configmaps/$cluster_name-leader" --fail --max-time 5) || return 1
  leader=$(printf '%s\n' "$leader" | sed -n 's/^ *"leader": *"\([^"]*\)".*/\1/p')
}

cluster_own_identifier() {
  "$POSTGRES_BIN/pg_controldata" "$PGDATA" 2>/dev/null | sed -n 's/^Database system identifier: *//p'
}
