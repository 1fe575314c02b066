#!/bin/sh
# Entry point of the pooler. Writes its files in memory, and writes them again when settings, password or certificates
# change. PgBouncer reads them on SIGHUP, and keeps the old settings if the new ones are invalid. The kubelet replaces mounted
# files within about a minute of the change.
set -eu
umask 077
PATH=$PATH:/usr/sbin

# shellcheck source=templates/patroni/scripts/image-version.sh
. /scripts/image-version.sh

fingerprint() {
  cat /config/* /credentials/* /tls/* 2>/dev/null | cksum
}

# pg_hba.conf of the spec may demand encryption, which a pod that started before TLS was enabled does not have.
write_rules() {
  if [ -d /tls ] || [ ! -e /config/pgbouncer-tls.ini ]; then
    cat /config/pg_hba.conf
  else
    sed 's/^hostssl /host /' /config/pg_hba.conf
  fi >/etc/pgbouncer/pg_hba.new
  mv /etc/pgbouncer/pg_hba.new /etc/pgbouncer/pg_hba.conf
}

# userlist.txt doubles a quote. For SCRAM with the server PgBouncer needs the plain password. A pod that started before TLS
# was enabled has no certificate. The TLS settings continue the last section, pgbouncer.
write_files() {
  printf '"pgbouncer" "%s"\n' "$(sed 's/"/""/g' /credentials/pgbouncer-password)" >/etc/pgbouncer/userlist.new
  mv /etc/pgbouncer/userlist.new /etc/pgbouncer/userlist.txt
  [ ! -e /config/pg_hba.conf ] || write_rules
  {
    cat /config/pgbouncer.ini
    [ ! -d /tls ] || [ ! -e /config/pgbouncer-tls.ini ] || cat /config/pgbouncer-tls.ini
  } >/etc/pgbouncer/pgbouncer.new
  mv /etc/pgbouncer/pgbouncer.new /etc/pgbouncer/pgbouncer.ini
}

reload_on_change() {
  while sleep 5; do
    now=$(fingerprint)
    if [ "$now" != "$running" ] && write_files; then
      running=$now
      echo "start-pooler: settings, password or certificates changed"
      kill -HUP 1
    fi
  done
}

# The container postgres validates the certificate and copies it, the key last.
if [ -d /tls ] && [ ! -e /tls/tls.key ]; then
  echo "start-pooler: waiting for the certificate; see the log of the container postgres"
  trap 'exit 1' INT TERM
  until [ -e /tls/tls.key ]; do sleep 1; done
  trap - INT TERM
fi
running=$(fingerprint)
write_files
# Started again when it ends.
while :; do
  (reload_on_change)
  echo "start-pooler: the watcher of the files ended: starting it again" >&2
  sleep 5
done &

# Each client and each connection to the server needs a file descriptor, and the soft limit may be 1024.
# shellcheck disable=SC3045 # dash, bash and BusyBox have it.
ulimit -n "$(ulimit -Hn)" || echo "start-pooler: the limit of open files stays $(ulimit -n)" >&2
image_expect PgBouncer "$(pgbouncer --version | sed -n 's/^PgBouncer \([0-9.]*\).*/\1/p')" 1.25.2
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
