#!/bin/sh
# Runs beside Patroni while this member has no data. A member claims in NAME-config to make the data of the cluster. Patroni
# takes the claim back when that fails, not when it is killed, and all members then wait for ever.
# https://patroni.readthedocs.io/en/latest/replica_bootstrap.html#bootstrap
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

say() {
  echo "bootstrap: $*" >&2
}

# A member writes into the annotation status of its pod in every cycle what it does. Without an answer the claim stands.
claim_is_alive() {
  kubernetes_request pods --fail --get --data-urlencode "labelSelector=$POD_SELECTOR" >/tmp/claim-pods || return 0
  working=$(python3 /scripts/working-members.py /tmp/claim-pods) || return 0
  [ -n "$working" ] || return 1
  say "the data of the cluster are being made by $working"
}

# A member that made the claim in this moment says within a cycle what it does; two may be lost.
claim_pause() {
  sleep "$(($(cluster_cycle) * 3))"
}

claim_version() {
  printf '%s\n' "$cluster_configuration" | sed -n 's/^ *"resourceVersion": *"\([0-9]*\)".*/\1/p' | head -n 1
}

# Only if nobody changed the ConfigMap since then.
claim_remove() {
  printf '{"metadata":{"resourceVersion":"%s","annotations":{"initialize":null}}}' "$(claim_version)" >/tmp/claim-patch
  kubernetes_request "configmaps/$cluster_name-config" --fail --request PATCH --output /dev/null \
    --header 'Content-Type: application/merge-patch+json' --data-binary @/tmp/claim-patch
}

cluster_find_initialized && [ "$initialized" = begun ] || exit 0
if ! claim_is_alive && claim_pause && ! claim_is_alive && claim_remove; then
  say "nobody makes the data of the cluster any more: the claim of one that was killed is taken back"
fi
exit 0
