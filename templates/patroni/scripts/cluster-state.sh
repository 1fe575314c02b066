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

# Sets leader, the member that is it or was the last one, and leader_renewed, when it said so; nothing without one. Fails when
# the API server does not tell.
cluster_find_leader() {
  cluster_lock=$(kubernetes_request "configmaps/$cluster_name-leader" --fail --max-time 5) || return 1
  leader=$(printf '%s\n' "$cluster_lock" | sed -n 's/^ *"leader": *"\([^"]*\)".*/\1/p')
  leader_renewed=$(printf '%s\n' "$cluster_lock" | sed -n 's/^ *"renewTime": *"\([^"]*\)".*/\1/p')
}

# cluster_await COMMAND CONFIGMAP: with patience. Patroni needs the API server as well: without it there is nothing to go on to.
cluster_await() {
  for pause in 1 1 2 3 5 8; do
    ! "$1" || return 0
    sleep "$pause"
  done
  echo "cluster: the API server does not show the ConfigMap $2; starting again" >&2
  exit 1
}

cluster_await_initialized() {
  cluster_await cluster_find_initialized "$cluster_name-config"
}

cluster_await_leader() {
  cluster_await cluster_find_leader "$cluster_name-leader"
}

# Whether another member leads now: it renews its lock in every cycle. The name alone outlives the member.
cluster_is_led_elsewhere() {
  cluster_await_leader
  renewed_before=$leader_renewed
  [ -n "$leader" ] && [ "$leader" != "$cluster_member" ] || return 1
  sleep "$(($(cluster_cycle) + 5))"
  cluster_await_leader
  [ -n "$leader" ] && [ "$leader" != "$cluster_member" ] && [ "$leader_renewed" != "$renewed_before" ]
}

# Seconds between two looks of Patroni at the cluster.
cluster_cycle() {
  cycle=$(printf '%s\n' "$cluster_configuration" | sed -n 's/.*\\"loop_wait\\": *\([0-9]*\).*/\1/p')
  echo "${cycle:-10}"
}

# Nothing where there is no pg_control.
cluster_own_identifier() {
  "$POSTGRES_BIN/pg_controldata" "$PGDATA" 2>/dev/null | sed -n 's/^Database system identifier: *//p'
}
