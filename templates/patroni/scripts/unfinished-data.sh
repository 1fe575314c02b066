#!/bin/sh
# Runs before Patroni. A bootstrap, a restore or a copy that was killed leaves a part of a database. Patroni would do nothing
# with it, or go on with data that are not at the target of their restore. Here such data go; what may be the only copy stays.
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

# Stands while data that are made from nothing are not complete; reload.sh removes it.
unfinished=$PGDATA.unfinished
removed=$PGDATA.removed

say() {
  echo "start: $*" >&2
}

# As Patroni sees it: without hidden files.
has_data() {
  [ -e "$PGDATA" ] || return 1
  files=$(ls "$PGDATA") || {
    say "$PGDATA cannot be read; starting again"
    exit 1
  }
  [ -n "$files" ]
}

# Every way to copy a database brings pg_control last, and a server writes postmaster.opts when it starts: on this no server
# ever ran.
is_fragment() {
  [ ! -e "$PGDATA/global/pg_control" ] && [ ! -e "$PGDATA/postmaster.opts" ]
}

# A base backup on which no server was started, or one whose log is still being replayed: both are there to be had again.
# https://www.postgresql.org/docs/current/continuous-archiving.html
is_base_backup() {
  [ -e "$PGDATA/backup_label" ] || [ -e "$PGDATA/recovery.signal" ]
}

# Renamed first: a removal that is cut short must not leave what looks like data.
remove_data() {
  say "$1: it is removed, and made anew"
  mv "$PGDATA" "$removed" || exit 1
  remove_remains
}

# Tablespaces lie elsewhere, and nothing can be copied into one that is not empty.
remove_remains() {
  for link in "$removed"/pg_tblspc/*; do
    [ ! -L "$link" ] || rm -rf "$link"/PG_[0-9]*
  done
  rm -rf "$removed"
}

# No script removes what is set aside.
set_aside() {
  aside=$PGDATA.failed.$(date +%Y%m%d%H%M%S)
  say "the data here were not complete when their bootstrap was killed: they are in $aside, and made anew"
  mv "$PGDATA" "$aside" || exit 1
}

# Of a cluster that nobody has completed yet; or of one that was, whose ConfigMap is a new one: a server ran on its data, and the
# mark may have had no time to go.
judge_bootstrap() {
  cluster_await_leader
  [ "$leader" != "$cluster_member" ] || return 0
  if is_base_backup; then
    remove_data "the restore here was not complete when it was killed"
  elif [ "$initialized" = begun ] || [ ! -e "$PGDATA/postmaster.opts" ]; then
    set_aside
  fi
}

# Of a cluster that exists. Data of another one are left to Patroni, which refuses them.
judge_copy() {
  [ "$initialized" = "$(cluster_own_identifier)" ] || return 0
  ! cluster_is_led_elsewhere || remove_data "the copy here was not complete when it was killed"
}

[ ! -e "$removed" ] || remove_remains
if has_data; then
  if is_fragment; then
    remove_data "the copy here was not complete when it was killed"
  elif [ -e "$unfinished" ]; then
    cluster_await_initialized
    case $initialized in
    no | begun) judge_bootstrap ;;
    *) judge_copy ;;
    esac
  fi
fi
if ! has_data; then
  mkdir -p "${unfinished%/*}"
  { (: >"$unfinished") && sync "$unfinished" "${unfinished%/*}"; } || say "$unfinished cannot be written"
fi
exit 0
