#!/bin/sh
# Runs beside Patroni and applies changes of mounted files: the configuration of Patroni, certificates, and the passwords
# of the Secrets. Patroni does not watch files, and there is no operator to signal it. On the primary the script also creates
# the roles of the pooler and of the exporter.
# The kubelet replaces mounted files within about a minute of the change.
set -u

# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh
# shellcheck source=templates/patroni/scripts/passwords.sh
. /scripts/passwords.sh

fingerprint() {
  cat "$@" 2>/dev/null | cksum
}

# Only a member with certificates has the second file.
configuration_fingerprint() {
  fingerprint /etc/patroni/patroni.yml /etc/patroni/70-require-tls.yml
}

# Once a member serves the data of its cluster, a restart must no longer remove the data as an unfinished copy.
finish_data() {
  [ -e "$PGDATA.unfinished" ] || return 0
  for role in primary replica standby-leader; do
    if curl -fsk --max-time 5 --output /dev/null "$patroni/$role"; then
      cluster_find_initialized && [ "$initialized" = "$(cluster_own_identifier)" ] && rm -f "$PGDATA.unfinished" &&
        sync "${PGDATA%/*}"
      return
    fi
  done
}

# Every 30 seconds while there is no data.
check_claim() {
  [ -z "$(ls "$PGDATA" 2>/dev/null)" ] || return 0
  claim_age=$((claim_age + 1))
  [ $((claim_age % 6)) -ne 0 ] || /bin/sh /scripts/bootstrap-claim.sh
}

# The logical slots that a former primary still has: consumers read from the new primary, so nobody advances them here, and they
# would retain WAL and dead rows forever. A server that follows no other one may become primary again and keeps its slots.
drop_leftover_slots() {
  [ -e "$led" ] || return 0
  [ "$(superuser -At -c "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'" 2>/dev/null)" = 1 ] || return 0
  dynamic=$(curl -fsk --max-time 5 "$patroni/config") || return 0
  case $dynamic in *'"pause": true'*) return 0 ;; esac
  dropped=$(superuser -At -v configuration="$dynamic" -f /scripts/leftover-slots.sql) || return 0
  [ -z "$dropped" ] || echo "reload: this member is no longer primary: dropped its logical replication slots: $dropped"
  rm -f "$led"
}

# A signal needs no password: the password of Patroni's REST API may be the one that changed. Patroni is process 1.
reload_patroni() {
  echo "reload: $1 changed"
  kill -HUP 1
}

# When no member without a certificate is left, members accept only encrypted connections from each other.
tighten_encryption() {
  mode=/etc/patroni/.member-encryption
  if [ "$(cat "$mode" 2>/dev/null)" = prefer ]; then
    now=$(/bin/sh /scripts/member-encryption.sh)
    if [ "$now" != prefer ]; then
      echo "$now" >"$mode"
      /bin/sh /scripts/write-authentication.sh && reload_patroni "encryption between members"
    fi
  fi
}

# On the volume, because the pod of a primary may be replaced before the member follows another one.
led=$PGDATA.led

certificates=$(fingerprint /tls/*)
configuration=$(configuration_fingerprint)
written=$(fingerprint /credentials/*)
application=$(fingerprint /application/password)
set_in_database=never
claim_age=0
rounds=0

while sleep 5; do
  # For member-status.sh: this script is alive.
  date +%s >/tmp/reload-alive
  now=$(fingerprint /credentials/*)
  if [ "$now" != "$written" ] && /bin/sh /scripts/write-authentication.sh; then
    written=$now
    reload_patroni "a password"
  fi

  now=$(fingerprint /application/password)
  if [ "$now" != "$application" ]; then
    application=$now
    set_in_database=never
  fi

  now=$(configuration_fingerprint)
  if [ "$now" != "$configuration" ]; then
    configuration=$now
    reload_patroni "the configuration"
  fi

  now=$(fingerprint /tls/*)
  if [ "$now" != "$certificates" ]; then
    certificates=$now
    if /bin/sh /scripts/take-certificate.sh; then
      reload_patroni "a certificate"
    else
      echo "reload: keeping the previous certificate"
    fi
  fi
  finish_data
  check_claim
  tighten_encryption

  # Also after every promotion: the Secret may have been replaced while no member was running.
  if ! is_primary; then
    set_in_database=never
    drop_leftover_slots
    rounds=$((rounds + 1))
    [ $((rounds % 6)) -ne 0 ] || /bin/sh /scripts/rebuild.sh
    continue
  fi
  [ -e "$led" ] || : >"$led"
  rm -f /tmp/member-stranded
  if [ "$set_in_database" != "$written" ] && set_passwords; then
    set_in_database=$written
  fi
done
