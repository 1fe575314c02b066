#!/bin/sh
# Before a new cluster gets its data: its archive must be empty. Members of a running cluster, and data on kept volumes,
# pass without a look at the store.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh

is_initialized() {
  cluster_await_initialized
  [ "$initialized" != no ]
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
