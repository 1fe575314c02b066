#!/bin/sh
# Runs beside Patroni. On the primary it writes into annotations of a ConfigMap whether WAL reaches the archive: when the member
# has become primary, and when that changes. PostgreSQL retries forever and tells only its log.
set -u
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

# Of what archive-push.sh said at its last call.
said=/tmp/archive-said
patch=/tmp/archive-status
# Minutes. The server completes a segment every minute (archive_timeout) and archives it within seconds.
patience=5

# wal_times OPTION...: when the WAL with such status files was completed, in seconds, the oldest first. Such a file is renamed when its
# WAL is archived, and keeps its time:
# https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/access/transam/xlogarchive.c
wal_times() {
  find "$PGDATA/pg_wal/archive_status/" "$@" -printf '%T@\n' 2>/dev/null | sed 's/[.].*//' | sort -n
}

publish() {
  python3 /scripts/archive-outcome.py "$1" "$2" "$said" >"$patch" &&
    kubernetes_request "configmaps/${PATRONI_NAME%-*}-backup" --fail --request PATCH \
      --header 'Content-Type: application/merge-patch+json' --data-binary "@$patch" --output /dev/null 2>/dev/null
}

published=
rounds=0

while sleep 30; do
  if ! curl -fsk --max-time 5 --output /dev/null "$patroni/primary"; then
    published=
    rounds=0
    continue
  fi
  rounds=$((rounds + 1))
  waits=$(wal_times -name '*.ready' -mmin "+$patience" | head -n 1)
  archived=$(wal_times -name '*.done' | tail -n 1)
  if [ -n "$waits" ]; then
    # What a former primary left waits longer, and a new one needs time for it.
    [ "$rounds" -gt $((patience * 2)) ] || continue
    now=failed
  else
    [ -n "$archived" ] || continue
    now=succeeded
  fi
  [ "$now" != "$published" ] || continue
  ! publish "$waits" "$archived" || published=$now
done
