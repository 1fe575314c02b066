#!/bin/sh
# Runs before Patroni. A bootstrap, a restore or a copy that was killed leaves a part of a database. Patroni would do nothing
# with it, or go on with data that are not at the target of their restore. Here such data go.
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

# Stands while data that are made from nothing are not complete; reload.sh removes it.
unfinished=$PGDATA.unfinished

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

# Of a cluster that exists, all that this member may have alone stays.
is_the_last_primary() {
  [ "$initialized" = "$(cluster_own_identifier)" ] || return 1
  cluster_find_leader || {
    say "the API server does not show the ConfigMap $cluster_name-leader; starting again"
    exit 1
  }
  [ -z "$leader" ] || [ "$leader" = "$cluster_member" ]
}

remove_data() {
  case $initialized in
  no | begun)
    say "the data here were not complete when their bootstrap was killed: they are in $PGDATA.failed, and made anew"
    rm -rf "$PGDATA.failed"
    mv "$PGDATA" "$PGDATA.failed"
    ;;
  *)
    say "the copy here was not complete when it was killed: it is removed, and made anew"
    rm -rf "$PGDATA"
    ;;
  esac
}

if has_data; then
  [ -e "$unfinished" ] || is_fragment || exit 0
  cluster_await_initialized
  if is_the_last_primary; then
    rm -f "$unfinished"
    exit 0
  fi
  remove_data
fi
mkdir -p "${unfinished%/*}"
: >"$unfinished"
sync "$unfinished" "${unfinished%/*}"
