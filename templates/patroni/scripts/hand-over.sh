#!/bin/sh
# Runs before a member is stopped. A primary is stopped only when another member can take over, or when the time for that is
# up: its server goes on meanwhile, and so do its clients. Every other member is stopped at once.
# https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

patroni=http://localhost:8008
[ ! -d /tls ] || patroni=https://localhost:8008
member=$(cat /etc/hostname)

# Other containers of the pod stay as long: await-hand-over.sh.
mark=/var/run/postgresql/.hand-over
trap 'rm -f "$mark"' EXIT
: >"$mark"

# A member that Kubernetes replaces is back and named by NAME-sync within a minute. The server needs the rest of the grace
# period to stop. A node that shuts down does not delete its pods, and gives them less.
find_limit() {
  grace=$(kubernetes_request "pods/$member" --fail --max-time 3 |
    sed -n 's/^ *"deletionGracePeriodSeconds": *\([0-9]*\).*/\1/p')
  limit=$((${grace:-10} / 2))
  [ "$limit" -le 60 ] || limit=60
}

find_limit
end=$(($(date +%s) + limit))
said=
until reason=$(python3 /scripts/successor.py "$patroni" "$member" 2>&1); do
  [ "$reason" = "$said" ] || echo "hand-over: waiting: $reason"
  said=$reason
  if [ "$(date +%s)" -ge "$end" ]; then
    echo "hand-over: stopping nevertheless after $limit s"
    break
  fi
  sleep 1
done
exit 0
