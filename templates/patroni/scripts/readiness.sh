#!/bin/sh
# Readiness of a member. The primary is Ready while it leads. A replica is Ready while it runs, lags less than the limit, and
# streams or has no primary to stream from. The leader of a standby cluster is Ready while it can follow. A replica that starts
# becomes Ready only when the cluster can hand over, because rolls and evictions wait for that. Almost every call sends one
# request to Patroni.
# https://patroni.readthedocs.io/en/latest/rest_api.html#health-check-endpoints
set -u
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh

# A replica that lags more serves no reads, unless maximum_lag_on_failover is larger.
lag=1GB

# Exists from the first time that the member is Ready until its server stops.
ready=/tmp/member-ready

# Exists while the leader of a standby cluster cannot follow any more: rebuild.sh.
stranded=/tmp/member-stranded

ask() {
  curl -fsk --max-time 2 "$1"
}

# In synchronous mode Patroni promotes only members listed in NAME-sync, and lists a new one a cycle or two after it streams.
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

# Without a primary no replica streams, but replicas can still serve reads. They also stay Ready if no member knows the primary.
primary_is_away() {
  primary=$(ask "$patroni/cluster" | sed -n 's|.*leader", "state": "[^"]*", "api_url": "\([^"]*\)/patroni".*|\1|p')
  [ -z "$primary" ] || ! ask "$primary/leader" >/dev/null
}

[ ! -e "$stranded" ] || exit 1
if ask "$patroni/readiness?lag=$lag" || ask "$patroni/readiness"; then
  [ ! -e "$ready" ] || exit 0
  ask "$patroni/leader" >/dev/null || can_hand_over || exit 1
  : >"$ready"
elif [ -e "$ready" ]; then
  ask "$patroni/replica?lag=$lag" >/dev/null
  case $? in
  0) primary_is_away ;;
  22) rm -f "$ready" && exit 1 ;; # HTTP error: Patroni answers that it is no running replica
  *) exit 1 ;;
  esac
else
  exit 1
fi
