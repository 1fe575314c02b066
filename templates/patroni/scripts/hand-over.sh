#!/bin/sh
# Runs before a member is stopped. A primary keeps its server running until another member can take over, then switches over to
# it. At the end of the time limit it stops in any case, and Patroni hands over if it can. A replica stops at once.
# https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh

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
}

leads() {
  curl -fsk --max-time 2 --output /dev/null "$patroni/primary"
}

# Patroni also hands over when it stops, but connections to a removed pod are dropped without an answer until every node has the
# new endpoints. So the pod stays until the Service selects the new primary.
hand_over() {
  patroni_post switchover "{\"leader\": \"$member\"}" 20 2>&1 && echo "hand-over: another member leads" && sleep 2
}

leads || exit 0
find_limit
end=$(($(date +%s) + limit))
said=
until reason=$(python3 /scripts/successor.py "$patroni" "$member" 2>&1); do
  [ "$reason" = "$said" ] || echo "hand-over: waiting: $reason"
  said=$reason
  if [ "$(date +%s)" -ge "$end" ]; then
    echo "hand-over: stopping after $limit s without a successor"
    exit 0
  fi
  sleep 1
done
! leads || hand_over
exit 0
