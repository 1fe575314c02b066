#!/bin/sh
# Runs beside Patroni. On the primary it writes into annotations of a ConfigMap whether WAL reaches the archive: when the member
# has become primary, when that changes, and every ten minutes. PostgreSQL retries forever and tells only its log.
set -u
# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

# By archive-push.sh: what the last attempt said, and when one succeeded. Only this proves that the archive takes WAL: PostgreSQL
# marks what a replica has streamed, or a restore has read, as archived, too.
said=/tmp/archive-said
pushed=/tmp/archive-pushed
patch=/tmp/archive-status
# Minutes. The server completes a segment every minute (archive_timeout) and archives it within seconds.
patience=5
# Rounds between two reports of the same: the error may be another one, and somebody may have replaced the ConfigMap.
interval=20

# When the oldest WAL was completed that waits too long, in seconds; empty if none does.
waiting_since() {
  find "$PGDATA/pg_wal/archive_status/" -name '*.ready' -mmin "+$patience" -printf '%T@\n' 2>/dev/null |
    sed 's/[.].*//' | sort -n | head -n 1
}

publish() {
  python3 /scripts/archive-outcome.py "$waits" "$(date -r "$pushed" +%s 2>/dev/null)" "$said" >"$patch" &&
    kubernetes_request "configmaps/${PATRONI_NAME%-*}-backup" --fail --request PATCH \
      --header 'Content-Type: application/merge-patch+json' --data-binary "@$patch" --output /dev/null 2>/dev/null
}

published=
rounds=0
last=0

while sleep 30; do
  case $(curl -sk --max-time 5 --output /dev/null --write-out '%{http_code}' "$patroni/primary") in
  200) ;;
  000) continue ;; # no answer says nothing about the role
  *)
    published=
    rounds=0
    rm -f "$pushed"
    continue
    ;;
  esac
  rounds=$((rounds + 1))
  waits=$(waiting_since)
  if [ -n "$waits" ]; then
    # What a former primary left waits longer, and a new one needs time for it.
    [ "$rounds" -gt $((patience * 2)) ] || continue
    now=failed
  else
    [ -e "$pushed" ] || [ "$published" = failed ] || continue
    now=succeeded
  fi
  [ "$now" != "$published" ] || [ $((rounds - last)) -ge "$interval" ] || continue
  if publish; then
    published=$now
    last=$rounds
  fi
done
