#!/bin/sh
# Runs every half minute on a member that does not lead. A replica that was away while its primary wrote more WAL than
# max_slot_wal_keep_size cannot follow again: the primary has removed what the replica needs. If the archive lacks it, too, this
# script asks Patroni for a new copy of the primary. It never does so while it cannot ask the primary or the archive.
set -u
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh

# When the replica came to a halt: the position and the time.
halt=/tmp/member-halt
patience_seconds=60

query() {
  "$POSTGRES_BIN/psql" -XAtq -v ON_ERROR_STOP=1 "$@"
}

# Where replay ended, and the segment in which it would continue, without the timeline. Nothing while the replica streams.
find_position() {
  query -U "$(cat /credentials/username)" -d postgres <<'END'
SELECT replay, lpad(upper(to_hex(segment / per_log)), 8, '0') || lpad(upper(to_hex(segment % per_log)), 8, '0')
FROM (SELECT pg_last_wal_replay_lsn() AS replay, setting::bigint AS size FROM pg_settings WHERE name = 'wal_segment_size') AS now,
  LATERAL (SELECT div(replay - '0/0', size)::bigint AS segment, 4294967296 / size AS per_log) AS place
WHERE pg_is_in_recovery() AND replay IS NOT NULL
  AND NOT EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming');
END
}

# Whether the primary has removed the segment. The role for pg_rewind may list the directory.
primary_has_removed() {
  address=$(query -U "$(cat /credentials/username)" -d postgres -c 'SHOW primary_conninfo') && [ -n "$address" ] || return 1
  removed=$(PGPASSWORD=$(cat /credentials/rewind-password) \
    query -d "$address user=$REWIND_ROLE dbname=postgres passfile=/dev/null connect_timeout=5" -v segment="$1" <<'END'
SELECT min(right(name, 16) COLLATE "C") > :'segment' AND NOT pg_is_in_recovery()
FROM pg_ls_dir('pg_wal', true, false) AS name WHERE name ~ '^[0-9A-F]{24}$';
END
  )
  [ "$removed" = t ]
}

# Whether the archive has answered since the replica came to a halt: then it does not have the segment.
archive_lacks_since() {
  [ -e /config/archive.env ] || return 0
  [ "$(cat /tmp/archive-answered 2>/dev/null || echo 0)" -gt "$1" ]
}

paused() {
  case $(curl -fsk --max-time 5 "$patroni/config") in
  *'"pause": true'* | '') return 0 ;;
  esac
  return 1
}

PGPASSWORD=$(cat /credentials/password)
export PGPASSWORD
position=$(find_position) || exit 0
if [ -z "$position" ] || ! curl -fsk --max-time 5 --output /dev/null "$patroni/replica"; then
  rm -f "$halt"
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

echo "rebuild: the primary has removed the WAL after ${position%|*}, which this replica needs, and no archive has it: copying the primary again"
patroni_post reinitialize '{"force": true}' 10
rm -f "$halt"
