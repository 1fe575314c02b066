#!/bin/sh
# Runs before Patroni. A bootstrap, restore or copy that was killed leaves a part of a database. Patroni would not touch it,
# or would start a restore that has not reached its target. This script removes such data; it keeps what may be the only copy.
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

# Exists until newly created data is complete; reload.sh removes it.
unfinished=$PGDATA.unfinished
removed=$PGDATA.removed

say() {
  echo "start: $*" >&2
}

# As Patroni sees it: without hidden files.
has_data() {
  [ -e "$PGDATA" ] || return 1
  files=$(ls "$PGDATA") || {
    say "cannot read $PGDATA; restarting"
    exit 1
  }
  [ -n "$files" ]
}

# Every way to copy a database copies pg_control last, and a server writes postmaster.opts when it starts: no server has used
# this data.
is_fragment() {
  [ ! -e "$PGDATA/global/pg_control" ] && [ ! -e "$PGDATA/postmaster.opts" ]
}

# A base backup that no server has started from, or one that is still replaying WAL: both can be fetched again.
# https://www.postgresql.org/docs/current/continuous-archiving.html
is_base_backup() {
  [ -e "$PGDATA/backup_label" ] || [ -e "$PGDATA/recovery.signal" ]
}

# Renames first: an interrupted removal must not leave files that look like data.
remove_data() {
  say "$1: removing its data and starting over"
  mv "$PGDATA" "$removed" || exit 1
  remove_remains
}

# Tablespaces are in other directories, and a copy needs them empty.
remove_remains() {
  for link in "$removed"/pg_tblspc/*; do
    [ ! -L "$link" ] || rm -rf "$link"/PG_[0-9]*
  done
  rm -rf "$removed"
}

# No script removes this directory.
set_aside() {
  aside=$PGDATA.failed.$(date +%Y%m%d%H%M%S)
  say "the bootstrap was killed before it completed: moving its data to $aside and starting over"
  mv "$PGDATA" "$aside" || exit 1
}

# For a cluster that is not complete yet. Or it was complete and its ConfigMap was re-created: then a server has used the
# data, and the mark may not have been removed in time.
judge_bootstrap() {
  cluster_await_leader
  [ "$leader" != "$cluster_member" ] || return 0
  if is_base_backup; then
    remove_data "the restore was killed before it completed"
  elif [ "$initialized" = begun ] || [ ! -e "$PGDATA/postmaster.opts" ]; then
    set_aside
  fi
}

# For a cluster that exists. Patroni refuses the data of another cluster, so the script leaves it.
judge_copy() {
  [ "$initialized" = "$(cluster_own_identifier)" ] || return 0
  ! cluster_is_led_elsewhere || remove_data "the copy was killed before it completed"
}

[ ! -e "$removed" ] || remove_remains
if has_data; then
  if is_fragment; then
    remove_data "the copy was killed before it completed"
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
  { (: >"$unfinished") && sync "$unfinished" "${unfinished%/*}"; } || say "cannot write $unfinished"
fi
exit 0
