#!/bin/sh
# Runs beside Patroni while this member has no data. The member that bootstraps the cluster claims this in NAME-config.
# Patroni removes the claim when the bootstrap fails, but not when it is killed, and then all members wait forever.
# https://patroni.readthedocs.io/en/latest/replica_bootstrap.html#bootstrap
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

say() {
  echo "bootstrap: $*" >&2
}

# In every cycle Patroni writes the state of the member into the annotation status of its pod. Without an answer from the API
# server the claim stays.
claim_is_alive() {
  kubernetes_request pods --fail --get --data-urlencode "labelSelector=$POD_SELECTOR" >/tmp/claim-pods || return 0
  working=$(python3 /scripts/working-members.py /tmp/claim-pods) || return 0
  [ -n "$working" ] || return 1
  say "in progress on $working"
}

# A member that has just made the claim reports its state within a cycle. Two reports may be lost.
claim_pause() {
  sleep "$(($(cluster_cycle) * 3))"
}

claim_version() {
  printf '%s\n' "$cluster_configuration" | sed -n 's/^ *"resourceVersion": *"\([0-9]*\)".*/\1/p' | head -n 1
}

# The resourceVersion makes this fail if the ConfigMap has changed.
claim_remove() {
  printf '{"metadata":{"resourceVersion":"%s","annotations":{"initialize":null}}}' "$(claim_version)" >/tmp/claim-patch
  kubernetes_request "configmaps/$cluster_name-config" --fail --request PATCH --output /dev/null \
    --header 'Content-Type: application/merge-patch+json' --data-binary @/tmp/claim-patch
}

cluster_find_initialized && [ "$initialized" = begun ] || exit 0
if ! claim_is_alive && claim_pause && ! claim_is_alive && claim_remove; then
  say "no member is working on it any more: removed the claim of a member that was killed"
fi
exit 0
