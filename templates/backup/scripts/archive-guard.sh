#!/bin/sh
# Sourced. An archive belongs to one database system. The first one that archives stores its identifier there. WAL of two
# systems under one prefix would break the standbys and the restores of both.

# In a folder, because WAL-G stores an object at the root of an archive on Azure under "./" and does not find it again.
archive_marker=owner/system-identifier
# WAL-G 3.0.9 fails on Google when it checks for an object that does not exist, so it can store nothing new except WAL.
# There the identifier is part of the name of a file among the WAL.
archive_marker_among_wal=system-identifier-
archive_guarded=/tmp/archive-guarded

owner=
initialized=
# Set by archive_environment.
archive_settings=

# Sets owner: none (the prefix is empty), unmarked, or the identifier. Fails when the store does not answer.
archive_find_owner() {
  archive_call 2 wal-g st ls >"/tmp/archive-list.$$" 2>"/tmp/archive-error.$$" || {
    archive_show "/tmp/archive-error.$$"
    rm -f "/tmp/archive-list.$$" "/tmp/archive-error.$$"
    return 1
  }
  owner=none
  if grep -Eq "^dir .*[ /]${archive_marker%/*}/? *\$" "/tmp/archive-list.$$"; then
    owner=
    if archive_call 2 wal-g st cat "$archive_marker" >"/tmp/archive-owner.$$" 2>"/tmp/archive-error.$$"; then
      owner=$(tr -cd '0-9' <"/tmp/archive-owner.$$")
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
    among=$(sed -n "s/.*[ /]$archive_marker_among_wal\([0-9]*\).*/\1/p" "/tmp/archive-owner.$$" | head -n 1)
    owner=${among:-unmarked}
  else
    archive_show "/tmp/archive-error.$$"
    owner=
  fi
}

archive_mark_among_wal() {
  # WAL-G looks in the folder of the file for more WAL to archive.
  mkdir -p "/tmp/archive-mark.$$/archive_status"
  mark="/tmp/archive-mark.$$/$archive_marker_among_wal$own"
  echo "$own" >"$mark"
  marked=0
  archive_call 2 wal-g wal-push "$mark" >&2 || marked=1
  rm -rf "/tmp/archive-mark.$$"
  return "$marked"
}

archive_mark() {
  case $(archive_prefix) in
  gs:*)
    archive_mark_among_wal
    return
    ;;
  esac
  cluster_own_identifier >"/tmp/archive-owner.$$"
  marked=0
  archive_call 2 wal-g st put --no-compress --no-encrypt "/tmp/archive-owner.$$" "$archive_marker" \
    >&2 || marked=1
  rm -f "/tmp/archive-owner.$$"
  return "$marked"
}

# archive_refuse REASON
archive_refuse() {
  archive_say "REFUSED: $(archive_prefix) $1; this database system is $own. Nothing is read or written there," \
    "and no WAL is lost here. Choose another archiveName."
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

# archive_guard read|write: whether the archive belongs to this database. A positive answer is cached until PostgreSQL
# restarts or the settings change, because the same prefix may then be in another store.
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
    [ "$1" = write ] || owner=$own
  fi
  if [ "$owner" = none ]; then
    [ "$1" = write ] || return 1
    # A bootstrap that fails in its last steps must not mark the archive: the next attempt would be refused.
    cluster_find_initialized || return 1
    [ "$initialized" = "$own" ] || return 1
    archive_mark && archive_find_owner || return 1
  fi
  [ "$owner" = "$own" ] || archive_refuse "belongs to the database system $owner" || return 1
  echo "$1 $guarded" >"$archive_guarded.$$"
  mv "$archive_guarded.$$" "$archive_guarded"
}
