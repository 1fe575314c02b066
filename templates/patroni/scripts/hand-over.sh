#!/bin/sh
# Runs before a member is stopped. A primary keeps its server running until another member can take over, then switches over to
# it. At the end of the time limit it stops in any case, and Patroni hands over if it can. Then the server waits for the pooler, whose
# clients may have running transactions.
# https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh
# shellcheck source=templates/patroni/scripts/passwords.sh
. /scripts/passwords.sh

member=$(cat /etc/hostname)

# While this file exists, the other containers of the pod keep running: await-hand-over.sh.
mark=/var/run/postgresql/.hand-over
trap 'rm -f "$mark"' EXIT
: >"$mark"

# A member that Kubernetes replaces is a synchronous standby again within a minute. The server needs the rest of the grace period
# to stop. A node that shuts down does not delete its pods and gives them less time.
find_limit() {
  grace=$(kubernetes_request "pods/$member" --fail --max-time 3 |
    sed -n 's/^ *"deletionGracePeriodSeconds": *\([0-9]*\).*/\1/p')
  limit=$((${grace:-10} / 2))
  [ "$limit" -le 60 ] || limit=60
  end=$(($(date +%s) + limit))
}

leads() {
  curl -fsk --max-time 2 --output /dev/null "$patroni/primary"
}

# Patroni also hands over when it stops, but connections to a removed pod are dropped without an answer until every node has the
# new endpoints. So the pod stays until the Service selects the new primary.
hand_over() {
  patroni_post switchover "{\"leader\": \"$member\"}" 20 2>&1 && echo "hand-over: another member leads" && sleep 2
}

await_successor() {
  said=
  until reason=$(python3 /scripts/successor.py "$patroni" "$member" 2>&1); do
    [ "$reason" = "$said" ] || echo "hand-over: waiting: $reason"
    said=$reason
    if [ "$(date +%s)" -ge "$end" ]; then
      echo "hand-over: stopping after $limit s without a successor"
      return 1
    fi
    sleep 1
  done
}

# The connections of clients through the socket.
pooled_connections() {
  PGPASSWORD=$(cat /credentials/password) superuser -At -c "SELECT count(*) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND client_addr IS NULL AND usename NOT IN (current_user, 'exporter')"
}

# stop-pooler.sh lets running transactions end, for 10 s at most, and closes the connections.
await_pooler() {
  for second in 1 2 3 4 5 6 7 8 9 10 11; do
    [ "$(date +%s)" -lt "$end" ] && connections=$(pooled_connections 2>/dev/null) && [ "$connections" != 0 ] || return
    sleep 1
  done
  echo "hand-over: stopping after $second s with $connections connections of the pooler"
}

pooler=
[ ! -e /scripts/stop-pooler.sh ] || pooler=yes
if leads; then
  find_limit
  await_successor && leads && hand_over
elif [ -n "$pooler" ]; then
  find_limit
fi
rm -f "$mark"
[ -z "$pooler" ] || await_pooler
exit 0
