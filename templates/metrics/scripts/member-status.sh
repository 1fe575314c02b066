#!/bin/sh
# Runs beside Patroni. Every minute it writes a file with facts for monitoring that PostgreSQL does not know: the space on
# the volume, the expiry of the certificate, pending restarts and pauses of Patroni, when the archive last answered, when
# backups and restore drills last succeeded. exporter.member_status() reads the file.
set -u
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

status=/tmp/member-status

# state_time NAME TIME: prints TIME, in any form that date reads; prints nothing if it is empty.
state_time() {
  [ -z "$2" ] || echo "$1 $(date -d "$2" +%s)"
}

# The whole file system: databases, WAL and other files.
volume() {
  df -Pk "${PGDATA%/pgroot/*}" | sed -n '2s/^[^ ]* *\([0-9]*\) *[0-9]* *\([0-9]*\) .*/\1 \2/p' | {
    read -r size available &&
      printf 'volume_size_bytes %s\nvolume_available_bytes %s\n' "$((size * 1024))" "$((available * 1024))"
  }
}

# The certificate that Patroni serves: Patroni and PostgreSQL reload it together.
certificate() {
  [ -d /tls ] || return 0
  state_time certificate_not_after "$(curl --insecure --verbose --max-time 5 --output /dev/null https://localhost:8008/liveness 2>&1 |
    sed -n 's/^\*  *expire date: //p')"
}

# Patroni lists each of the two only while it is true: https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint
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

# On a member that follows an archive: when the archive last answered.
archive() {
  [ ! -s /tmp/archive-answered ] || echo "archive_last_answer $(cat /tmp/archive-answered)"
}

# When the scripts beside Patroni last ran.
watchers() {
  echo "member_status_last_run $(date +%s)"
  [ ! -s /tmp/reload-alive ] || echo "reload_last_run $(cat /tmp/reload-alive)"
}

# outcome NAME ANNOTATION: for backups and drills. Before the first success, alerts count from the time in expected_since.
outcome() {
  result=$(kubernetes_annotation "$status.outcome" "$2-outcome")
  state_time "$1_expected_since" "$(sed -n 's/^ *"creationTimestamp": "\(.*\)",\{0,1\}$/\1/p' "$status.outcome" | head -n 1)"
  state_time "$1_last_success" "$(kubernetes_annotation "$status.outcome" "last-successful-$2")"
  [ -z "$result" ] || echo "$1_failed $([ "$result" = Failed ] && echo 1 || echo 0)"
}

# While the API server is unavailable the last answer stays valid: it must not resolve an alert on the age of a backup.
outcomes() {
  [ -e /config/archive.env ] || return 0
  ! kubernetes_request "configmaps/${PATRONI_NAME%-*}-backup" --fail >"$status.answer" || mv "$status.answer" "$status.outcome"
  [ -e "$status.outcome" ] || return 0
  outcome backup backup
  [ ! -e /scripts/verify.sh ] || outcome restore_drill verify
}

while :; do
  {
    watchers
    volume
    certificate
    patroni
    archive
    outcomes
  } >"$status.new"
  mv "$status.new" "$status"
  sleep 60
done
