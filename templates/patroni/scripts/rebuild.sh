#!/bin/sh
# Runs every half minute on a member that is not primary. A member that was away while its primary wrote more WAL than
# max_slot_wal_keep_size cannot follow again: the primary has removed what the member needs. If the archive lacks it, too, this
# script asks Patroni for a new copy of the primary. The leader of a standby cluster keeps its data, which may be needed if the
# remote primary is lost, but is no longer Ready. Nothing happens while the primary or the archive does not answer.
set -u
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh

# Where and when the member came to a halt.
halt=/tmp/member-halt
# For readiness.sh.
stranded=/tmp/member-stranded
patience_seconds=60

query() {
  "$POSTGRES_BIN/psql" -XAtq -v ON_ERROR_STOP=1 "$@"
}

# The end of the WAL that the member has, and the segment that it asks for, without the timeline. Nothing while it streams, while
# it replays WAL of its own volume (it has asked for none since it started), and while an administrator has paused replay.
find_position() {
  query -U "$(cat /credentials/username)" -d postgres <<'END'
SELECT ending, lpad(upper(to_hex(segment / per_log)), 8, '0') || lpad(upper(to_hex(segment % per_log)), 8, '0')
FROM (
    SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) AS ending, setting::bigint AS size
    FROM pg_settings WHERE name = 'wal_segment_size'
  ) AS wal,
  LATERAL (SELECT div(ending - '0/0', size)::bigint AS segment, 4294967296 / size AS per_log) AS place
WHERE pg_is_in_recovery() AND pg_last_wal_receive_lsn() IS NOT NULL AND NOT pg_is_wal_replay_paused()
  AND NOT EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming');
END
}

# Whether the primary has removed the segment. The role for pg_rewind may list the directory.
primary_has_removed() {
  address=$(query -U "$(cat /credentials/username)" -d postgres -c 'SHOW primary_conninfo') && [ -n "$address" ] || return 1
  removed=$(PGPASSWORD=$(cat /credentials/rewind-password) \
    query -d "$address user=$REWIND_ROLE dbname=postgres passfile=/dev/null connect_timeout=5" -v segment="$1" <<'END'
SELECT min(right(name, 16) COLLATE "C") > :'segment'
FROM pg_ls_dir('pg_wal', true, false) AS name WHERE name ~ '^[0-9A-F]{24}$';
END
  )
  [ "$removed" = t ]
}

# Whether the archive has answered since the member came to a halt: then it does not have the segment.
archive_lacks_since() {
  command=$(query -U "$(cat /credentials/username)" -d postgres -c 'SHOW restore_command') || return 1
  [ -n "$command" ] || return 0
  [ "$(cat /tmp/archive-answered 2>/dev/null || echo 0)" -gt "$1" ]
}

paused() {
  case $(curl -fsk --max-time 5 "$patroni/config") in
  *'"pause": true'* | '') return 0 ;;
  esac
  return 1
}

# has_role ROLE
has_role() {
  curl -fsk --max-time 5 --output /dev/null "$patroni/$1"
}

PGPASSWORD=$(cat /credentials/password)
export PGPASSWORD
position=$(find_position) || exit 0
if [ -z "$position" ]; then
  rm -f "$halt" "$stranded"
  exit 0
fi
now=$(date +%s)
if [ ! -e "$halt" ] || [ "$(sed -n 1p "$halt")" != "$position" ]; then
  printf '%s\n%s\n' "$position" "$now" >"$halt"
  exit 0
fi
since=$(sed -n 2p "$halt")
[ $((now - since)) -ge "$patience_seconds" ] && archive_lacks_since "$since" && ! paused &&
  primary_has_removed "${position#*|}" || exit 0

lost="the primary has removed the WAL after ${position%|*}, which this member needs, and no archive has it"
if has_role replica; then
  echo "rebuild: $lost: copying the primary again"
  patroni_post reinitialize '{"force": true}' 10
  rm -f "$halt"
elif has_role standby-leader && [ ! -e "$stranded" ]; then
  echo "rebuild: $lost: this standby cluster cannot follow any more and must be created again"
  : >"$stranded"
fi
