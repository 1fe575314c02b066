#!/bin/sh
# Sourced, and sources what it needs. An archive belongs to one living cluster. The first one that archives stores there the
# identifier of its database system and its incarnation: WAL of two clusters under one prefix would break the standbys and the
# restores of both. Copies of a cluster (restores, standby clusters, snapshots of volumes) have its identifier, too, so the
# incarnation tells them apart: the UID of the ConfigMap NAME-config. When the ConfigMap was created again the volume proves that
# the cluster is the same one.

# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh

# In a folder, because WAL-G stores an object at the root of an archive on Azure under "./" and does not find it again.
archive_marker=owner/system-identifier
# WAL-G 3.0.9 fails on Google when it checks for an object that does not exist, so it can store nothing new except WAL.
# There the identifier is part of the name of a file among the WAL.
archive_marker_among_wal=system-identifier-
archive_guarded=/tmp/archive-guarded
# Beside the data: identifier, incarnation, and the UID of the volume's claim. Base backups do not contain it, and a snapshot
# of the volume is restored into another claim.
archive_evidence=$PGDATA.archive

owner=
owner_incarnation=
owner_former=

# Sets owner: none (the prefix is empty), unmarked, or the identifier; then owner_incarnation, and owner_former to those from
# which the archive was taken over. Fails when the store does not answer.
archive_find_owner() {
  owner_incarnation=
  owner_former=
  archive_call 2 wal-g st ls >"/tmp/archive-list.$$" 2>"/tmp/archive-error.$$" || {
    archive_show "/tmp/archive-error.$$"
    rm -f "/tmp/archive-list.$$" "/tmp/archive-error.$$"
    return 1
  }
  owner=none
  if grep -Eq "^dir .*[ /]${archive_marker%/*}/? *\$" "/tmp/archive-list.$$"; then
    owner=
    if archive_call 2 wal-g st cat "$archive_marker" >"/tmp/archive-owner.$$" 2>"/tmp/archive-error.$$"; then
      # The line may end without a line feed.
      read -r owner owner_incarnation owner_former <"/tmp/archive-owner.$$" || true
      owner=$(printf '%s' "$owner" | tr -cd '0-9')
    else
      archive_show "/tmp/archive-error.$$"
    fi
  elif grep -Eq '^dir .*[ /](wal|basebackups)_005/? *$' "/tmp/archive-list.$$"; then
    owner=unmarked
    case $(archive_prefix) in gs:*) archive_find_owner_among_wal ;; esac
  fi
  rm -f "/tmp/archive-list.$$" "/tmp/archive-error.$$" "/tmp/archive-owner.$$"
  [ -n "$owner" ]
}

archive_find_owner_among_wal() {
  if archive_call 2 wal-g st ls wal_005 >"/tmp/archive-owner.$$" 2>"/tmp/archive-error.$$"; then
    # system-identifier-IDENTIFIER-TIME-INCARNATION: the newest one is the owner.
    among=$(sed -n "s/.*[ /]$archive_marker_among_wal\([0-9]*\)-\([0-9]*\)-\([0-9a-f-]*\).*/\2 \1 \3/p" "/tmp/archive-owner.$$" |
      sort -rn)
    owner=unmarked
    [ -z "$among" ] || read -r _ owner owner_incarnation <<EOT
$among
EOT
    owner_former=$(printf '%s\n' "$among" | sed -n '2,$s/.* //p' | tr '\n' ' ')
  else
    archive_show "/tmp/archive-error.$$"
    owner=
  fi
}

archive_mark_among_wal() {
  # WAL-G looks in the folder of the file for more WAL to archive.
  mkdir -p "/tmp/archive-mark.$$/archive_status"
  mark="/tmp/archive-mark.$$/$archive_marker_among_wal$own-$(date +%s)-$incarnation"
  echo "$own" >"$mark"
  marked=0
  archive_call 2 wal-g wal-push "$mark" >&2 || marked=1
  rm -rf "/tmp/archive-mark.$$"
  return "$marked"
}

# archive_mark FORMER: stores identifier and incarnation; FORMER is or are those from which the archive is taken over.
archive_mark() {
  case $(archive_prefix) in
  gs:*)
    archive_mark_among_wal
    return
    ;;
  esac
  echo "$own $incarnation $1" | sed 's/ *$//' >"/tmp/archive-owner.$$"
  marked=0
  archive_call 2 wal-g st put --no-compress --no-encrypt "/tmp/archive-owner.$$" "$archive_marker" \
    >&2 || marked=1
  rm -f "/tmp/archive-owner.$$"
  return "$marked"
}

# archive_refuse REASON [CURE]
archive_refuse() {
  archive_say "REFUSED: $(archive_prefix) $1; this database system is $own. Nothing is read or written there," \
    "and no WAL is lost here. Choose another archiveName. ${2:-}"
  return 1
}

archive_has_own_backup() {
  found=1
  if ! archive_call 2 wal-g backup-list --detail --json >"/tmp/archive-list.$$" 2>"/tmp/archive-error.$$"; then
    archive_show "/tmp/archive-error.$$"
  elif grep -Eq "\"system_identifier\": *$own([^0-9]|\$)" "/tmp/archive-list.$$"; then
    found=0
  else
    archive_refuse "has no object $archive_marker and no base backup of this database" || true
  fi
  rm -f "/tmp/archive-list.$$" "/tmp/archive-error.$$"
  return "$found"
}

# Sets incarnation, of this cluster, and claim, the UID of the claim of this member's volume. Without an answer of the API server
# further calls fail at once for a while, as with a silent store: a starting server waits for them.
archive_find_incarnation() {
  claim=
  ! cluster_find_initialized ||
    claim=$(kubernetes_request "persistentvolumeclaims/pgdata-$cluster_member" --fail --max-time 5 | archive_uid)
  [ -n "$claim" ] || {
    archive_say "cannot read the ConfigMap $cluster_name-config and the claim pgdata-$cluster_member from the API server:" \
      "whether $(archive_prefix) belongs to this cluster is not known; no WAL is lost; retrying in $archive_breaker_seconds s"
    date +%s >"$archive_breaker"
    return 1
  }
  incarnation=$(printf '%s\n' "$cluster_configuration" | archive_uid)
}

# Prints the UID of the object that it reads: objects begin with their own metadata.
archive_uid() {
  sed -n 's/^ *"uid": *"\([0-9a-f-]*\)".*/\1/p' | head -n 1
}

# Whether this member stopped as part of the cluster that owns the archive: same identifier and incarnation, same volume.
archive_has_evidence() {
  [ "$(cat "$archive_evidence" 2>/dev/null)" = "$own $owner_incarnation $claim" ]
}

# Whether the archive, of this identifier, belongs to this cluster. Marks it anew when the cluster has a new incarnation.
archive_is_of_this_cluster() {
  archive_find_incarnation || return 1
  if [ "$owner_incarnation" != "$incarnation" ]; then
    archive_may_mark "$1" || return 1
    [ "$1" = write ] || return 0
    archive_mark "$former" && archive_find_owner && [ "$owner_incarnation" = "$incarnation" ] || return 1
  fi
  echo "$own $incarnation $claim" >"$archive_evidence.new" && mv "$archive_evidence.new" "$archive_evidence"
}

# Sets former to the incarnations that must not write any more.
archive_may_mark() {
  former=$owner_former
  # Of a version of these scripts that knew no incarnations.
  [ -n "$owner_incarnation" ] || return 0
  ! archive_has_evidence || return 0
  case " $owner_former " in *" $incarnation "*)
    archive_say "REFUSED: another copy of this cluster has taken over $(archive_prefix), and this one writes there no more." \
      "No WAL is lost here. Choose another archiveName."
    return 1
    ;;
  esac
  former="$owner_incarnation $owner_former"
  if [ "${ARCHIVE_TAKE_OVER:-}" = "$own" ]; then
    [ "$1" != write ] || archive_say "taking over $(archive_prefix): the cluster that archived there must not run any more"
    return 0
  fi
  archive_refuse "belongs to another cluster, of which this one is a copy" \
    "If that cluster is gone for good, set backup.takeOver to \"$own\"."
}

# archive_guard read|write|source: whether the archive belongs to this cluster; source: whether it is one of this database, which
# another cluster writes. A positive answer is cached until PostgreSQL restarts or the settings change, because the same prefix
# may then be in another store.
archive_guard() {
  own=$(cluster_own_identifier)
  [ -n "$own" ] || {
    archive_say "pg_controldata prints no system identifier for $PGDATA"
    return 1
  }
  guarded="$(cksum <"$archive_settings") $own $(sed -n 3p "$PGDATA/postmaster.pid" 2>/dev/null)"
  case $(cat "$archive_guarded" 2>/dev/null) in "write $guarded" | "$1 $guarded") return 0 ;; esac
  # spec.version was set to a major version that is not that of the running server.
  major=$(cat "$PGDATA/PG_VERSION" 2>/dev/null)
  case $(archive_prefix) in
  */"$major") ;;
  *)
    archive_say "REFUSED: $(archive_prefix) is not for PostgreSQL $major, the version of the data. No WAL is lost. Set spec.version back."
    return 1
    ;;
  esac
  archive_find_owner || return 1
  if [ "$owner" = unmarked ]; then
    # Another tool wrote the archive, or the marker was deleted: check the base backups.
    archive_has_own_backup || return 1
    owner=none
    [ "$1" = write ] || owner=$own owner_incarnation=
  fi
  if [ "$owner" = none ]; then
    [ "$1" = write ] || return 1
    # A bootstrap that fails in its last steps must not mark the archive: the next attempt would be refused.
    cluster_find_initialized || return 1
    [ "$initialized" = "$own" ] || return 1
    archive_find_incarnation && archive_mark "" && archive_find_owner || return 1
  fi
  [ "$owner" = "$own" ] || archive_refuse "belongs to the database system $owner" || return 1
  [ "$1" = source ] || archive_is_of_this_cluster "$1" || return 1
  echo "$1 $guarded" >"$archive_guarded.$$"
  mv "$archive_guarded.$$" "$archive_guarded"
}
