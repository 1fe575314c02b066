#!/bin/sh
# archive_command: archive-push.sh "%p". Every failure is a plain 1: PostgreSQL keeps the WAL and tries again.
# https://www.postgresql.org/docs/current/continuous-archiving.html
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
# shellcheck source=templates/backup/scripts/archive-gap.sh
. /scripts/archive-gap.sh

# Patroni archives what is left of a stopped server before it rewinds it, and waits.
patience=60
[ -e "$PGDATA/postmaster.pid" ] || patience=2

! archive_breaker_is_open || exit 1
export WALG_LOG_LEVEL=ERROR
archive_environment /config/archive.env /archive || exit 1
archive_guard write || exit 1
case $1 in
*.history) archive_close_gap || exit 1 ;;
esac
archive_call "$patience" wal-g wal-push "$1" || {
  archive_say "$1 is not archived and kept; trying again"
  exit 1
}
