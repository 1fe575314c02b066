#!/bin/sh
# Runs before a new cluster gets its data: its archive must be empty. Does not ask the store for members of a running
# cluster or for data on kept volumes.
set -u
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
  archive_say "cannot check whether $(archive_prefix) is empty; continuing: nothing is archived until that is known"
  exit 0
}
[ "$owner" != none ] || exit 0
# A restore from the archive that this cluster takes over has the identifier of its owner.
[ ! -e /config/recovery.env ] || [ "${ARCHIVE_TAKE_OVER:-}" != "$owner" ] || exit 0
# Meanwhile another member may have bootstrapped the cluster and archived WAL.
! is_initialized || exit 0
archive_say "REFUSED: $(archive_prefix) holds the archive of another database ($owner), and this cluster is new." \
  "Nothing was created. Choose another archiveName, or restore this archive with bootstrap.recovery."
exit 1
