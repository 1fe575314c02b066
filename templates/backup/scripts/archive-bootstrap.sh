#!/bin/sh
# Before a new cluster gets its data: its archive must be empty. Members of a running cluster, and data on kept volumes,
# pass without a look at the store.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh

service_account=/var/run/secrets/kubernetes.io/serviceaccount
configuration=${PATRONI_NAME%-*}-config

# Patroni's annotation initialize says that some member made, or makes, the data.
is_initialized() {
  umask 077
  printf 'Authorization: Bearer %s' "$(cat "$service_account/token")" >/tmp/authorization
  for pause in 1 1 2 3 5 8; do
    if curl --silent --show-error --fail --max-time 10 --cacert "$service_account/ca.crt" --header @/tmp/authorization \
      --output /tmp/configuration \
      "https://kubernetes.default.svc/api/v1/namespaces/$PATRONI_KUBERNETES_NAMESPACE/configmaps/$configuration"; then
      rm -f /tmp/authorization
      found=0
      grep -q '"initialize":' /tmp/configuration || found=1
      rm -f /tmp/configuration
      return "$found"
    fi
    sleep "$pause"
  done
  archive_say "the API server does not show the ConfigMap $configuration; starting again"
  exit 1
}

[ ! -e "$PGDATA/PG_VERSION" ] || exit 0
! is_initialized || exit 0
archive_environment /config/archive.env /archive || exit 1
archive_find_owner || {
  archive_say "cannot see whether $(archive_prefix) is empty; going on: nothing is archived before that is clear"
  exit 0
}
[ "$owner" != none ] || exit 0
# Another member may have made the data, and archived, in the meantime.
! is_initialized || exit 0
archive_say "REFUSED: $(archive_prefix) holds the archive of another database ($owner), and this cluster is new." \
  "Nothing was created. Choose another archiveName, or restore with bootstrap.recovery into one."
exit 1
