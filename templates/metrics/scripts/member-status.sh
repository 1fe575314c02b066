#!/bin/sh
# Runs beside Patroni and writes down every minute what monitoring should know and PostgreSQL does not: the room on the
# volume, the certificate that is served, what Patroni waits for, when the archive answered, when backups and restore drills
# last succeeded. exporter.member_status() reads it.
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

status=/tmp/member-status

# state_time NAME TIME: a time in any form that date reads; nothing without one.
state_time() {
  [ -z "$2" ] || echo "$1 $(date -d "$2" +%s)"
}

# Of the file system: databases, log, and whatever else takes room there.
volume() {
  df -Pk "${PGDATA%/pgroot/*}" | sed -n '2s/^[^ ]* *\([0-9]*\) *[0-9]* *\([0-9]*\) .*/\1 \2/p' | {
    read -r size available &&
      printf 'volume_size_bytes %s\nvolume_available_bytes %s\n' "$((size * 1024))" "$((available * 1024))"
  }
}

# The one that Patroni serves, which reloads it together with PostgreSQL.
certificate() {
  [ -d /tls ] || return 0
  state_time certificate_not_after "$(curl --insecure --verbose --max-time 5 --output /dev/null https://localhost:8008/liveness 2>&1 |
    sed -n 's/^\*  *expire date: //p')"
}

# Patroni names either only while it is so: https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint
patroni() {
  scheme=http
  [ ! -d /tls ] || scheme=https
  answer=$(curl --silent --insecure --fail --max-time 5 "$scheme://localhost:8008/patroni") || return 0
  for name in pending_restart pause; do
    case $answer in
    *"\"$name\": true"*) echo "patroni_$name 1" ;;
    *) echo "patroni_$name 0" ;;
    esac
  done
}

# Of a member that follows the archive: when that last answered.
archive() {
  [ ! -s /tmp/archive-answered ] || echo "archive_last_answer $(cat /tmp/archive-answered)"
}

# outcome NAME ANNOTATION: of backups and of drills. Without a success the time since which one is expected counts.
outcome() {
  result=$(kubernetes_annotation "$status.outcome" "$2-outcome")
  state_time "$1_expected_since" "$(sed -n 's/^ *"creationTimestamp": "\(.*\)",\{0,1\}$/\1/p' "$status.outcome" | head -n 1)"
  state_time "$1_last_success" "$(kubernetes_annotation "$status.outcome" "last-successful-$2")"
  [ -z "$result" ] || echo "$1_failed $([ "$result" = Failed ] && echo 1 || echo 0)"
}

# While the API server is away the last answer holds: an alert on the age of a backup must not end because of it.
outcomes() {
  [ -e /config/archive.env ] || return 0
  ! kubernetes_request "configmaps/${PATRONI_NAME%-*}-backup" --fail >"$status.answer" || mv "$status.answer" "$status.outcome"
  [ -e "$status.outcome" ] || return 0
  outcome backup backup
  [ ! -e /scripts/verify.sh ] || outcome restore_drill verify
}

while :; do
  {
    volume
    certificate
    patroni
    archive
    outcomes
  } >"$status.new"
  mv "$status.new" "$status"
  sleep 60
done
