#!/bin/sh
# Sourced after kubernetes.sh. Reads the state of the cluster from the annotations of Patroni's ConfigMaps. They are small,
# and the API server prints one annotation per line.

# Patroni removes its own variables from the environment of PostgreSQL, which archive_command inherits.
cluster_member=$(cat /etc/hostname)
cluster_name=${cluster_member%-*}
cluster_configuration=

# Sets initialized: no before a bootstrap, begun while a member bootstraps the cluster, then the system identifier. Sets
# cluster_configuration to the whole ConfigMap. Fails when the API server does not answer.
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

# Sets leader to the current or last leader, and leader_renewed to the time when it last renewed the lock; both are empty
# without a leader. Fails when the API server does not answer.
cluster_find_leader() {
  cluster_lock=$(kubernetes_request "configmaps/$cluster_name-leader" --fail --max-time 5) || return 1
  leader=$(printf '%s\n' "$cluster_lock" | sed -n 's/^ *"leader": *"\([^"]*\)".*/\1/p')
  leader_renewed=$(printf '%s\n' "$cluster_lock" | sed -n 's/^ *"renewTime": *"\([^"]*\)".*/\1/p')
}

# cluster_await COMMAND CONFIGMAP: retries. Without the API server the script exits, because Patroni needs it, too.
cluster_await() {
  for pause in 1 1 2 3 5 8; do
    ! "$1" || return 0
    sleep "$pause"
  done
  echo "cluster: cannot read the ConfigMap $2 from the API server; restarting" >&2
  exit 1
}

cluster_await_initialized() {
  cluster_await cluster_find_initialized "$cluster_name-config"
}

cluster_await_leader() {
  cluster_await cluster_find_leader "$cluster_name-leader"
}

# Whether another member leads now. A live leader renews its lock in every cycle; the name in the lock outlives the member.
cluster_is_led_elsewhere() {
  cluster_await_leader
  renewed_before=$leader_renewed
  [ -n "$leader" ] && [ "$leader" != "$cluster_member" ] || return 1
  sleep "$(($(cluster_cycle) + 5))"
  cluster_await_leader
  [ -n "$leader" ] && [ "$leader" != "$cluster_member" ] && [ "$leader_renewed" != "$renewed_before" ]
}

# Seconds between two cycles of Patroni (loop_wait).
cluster_cycle() {
  cycle=$(printf '%s\n' "$cluster_configuration" | sed -n 's/.*\\"loop_wait\\": *\([0-9]*\).*/\1/p')
  echo "${cycle:-10}"
}

# Prints nothing if there is no pg_control.
cluster_own_identifier() {
  "$POSTGRES_BIN/pg_controldata" "$PGDATA" 2>/dev/null | sed -n 's/^Database system identifier: *//p'
}
