#!/bin/sh
# Entry point of the pooler. Its files are made in memory, and made again when settings, password or certificates change;
# PgBouncer takes them up at SIGHUP, and keeps the old settings when the new ones are wrong. The kubelet replaces mounted
# files within about a minute of the change.
set -eu
umask 077
PATH=$PATH:/usr/sbin

fingerprint() {
  cat /config/* /credentials/* /tls/* 2>/dev/null | cksum
}

# A quote is doubled in userlist.txt. For SCRAM with the server PgBouncer needs the password itself. A pod that was started
# before TLS was switched on has no certificates. The lines on TLS join the last section, pgbouncer.
write_files() {
  printf '"pgbouncer" "%s"\n' "$(sed 's/"/""/g' /credentials/pgbouncer-password)" >/etc/pgbouncer/userlist.new
  mv /etc/pgbouncer/userlist.new /etc/pgbouncer/userlist.txt
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

# The container postgres checks the certificate and takes it into use, the key last.
if [ -d /tls ] && [ ! -e /tls/tls.key ]; then
  echo "start-pooler: waiting for the certificate; the log of the container postgres says what is wrong with it"
  trap 'exit 1' INT TERM
  until [ -e /tls/tls.key ]; do sleep 1; done
  trap - INT TERM
fi
running=$(fingerprint)
write_files
reload_on_change &

exec pgbouncer /etc/pgbouncer/pgbouncer.ini
