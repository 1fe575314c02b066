#!/bin/sh
# Readiness of a member. A replica is Ready while it runs, is not far behind, and streams unless the primary is away. A replica
# that starts becomes Ready only when the cluster can hand over: rolls and evictions wait for it. The primary is Ready while it
# leads. Almost every call asks Patroni once.
# https://patroni.readthedocs.io/en/latest/rest_api.html#health-check-endpoints
set -u

patroni=http://localhost:8008
[ ! -d /tls ] || patroni=https://localhost:8008

# What replicas may lag, or maximum_lag_on_failover if that is more. Above it their reads are too old to be served.
lag=1GB

# Stands from the first time that the member is Ready until its server stops.
ready=/tmp/member-ready

ask() {
  curl -fsk --max-time 2 "$1"
}

# In synchronous mode Patroni promotes only members that NAME-sync names, and names a new one a cycle or two after it streams.
can_hand_over() {
  configuration=$(ask "$patroni/config") || return 1
  case $configuration in
  *'"standby_cluster": {'* | *'"synchronous_mode": "off"'*) return 0 ;;
  *'"synchronous_mode": true'* | *'"synchronous_mode": "'*) ;;
  *) return 0 ;;
  esac
  case $(ask "$patroni/cluster") in
  *'"role": "sync_standby", "state": "streaming"'* | *'"role": "quorum_standby", "state": "streaming"'*) return 0 ;;
  esac
  return 1
}

# Without a primary nobody streams, and replicas are all that is left for reads. When nobody knows, they stay.
primary_is_away() {
  primary=$(ask "$patroni/cluster" | sed -n 's|.*leader", "state": "[^"]*", "api_url": "\([^"]*\)/patroni".*|\1|p')
  [ -z "$primary" ] || ! ask "$primary/leader" >/dev/null
}

if ask "$patroni/readiness?lag=$lag" || ask "$patroni/readiness"; then
  [ ! -e "$ready" ] || exit 0
  ask "$patroni/leader" >/dev/null || can_hand_over || exit 1
  : >"$ready"
elif [ -e "$ready" ]; then
  ask "$patroni/replica?lag=$lag" >/dev/null
  case $? in
  0) primary_is_away ;;
  22) rm -f "$ready" && exit 1 ;; # Patroni answers that it is not
  *) exit 1 ;;
  esac
else
  exit 1
fi
