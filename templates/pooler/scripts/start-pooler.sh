#!/bin/sh
# Entry point of the pooler. The file with the password of its role is written into memory, and written again when the
# Secret changes; PgBouncer takes up that file and its settings at SIGHUP, and keeps the old settings when the new ones are
# wrong. The kubelet replaces mounted files within about a minute of the change.
set -eu
umask 077
PATH=$PATH:/usr/sbin

fingerprint() {
  cat /config/pgbouncer.ini /credentials/pgbouncer-password | cksum
}

# A quote is doubled in userlist.txt. For SCRAM with the server PgBouncer needs the password itself.
write_userlist() {
  printf '"pgbouncer" "%s"\n' "$(sed 's/"/""/g' /credentials/pgbouncer-password)" >/etc/pgbouncer/userlist.new
  mv /etc/pgbouncer/userlist.new /etc/pgbouncer/userlist.txt
}

reload_on_change() {
  while sleep 5; do
    now=$(fingerprint) || continue
    if [ "$now" != "$running" ] && write_userlist; then
      running=$now
      echo "start-pooler: settings or password changed"
      kill -HUP 1
    fi
  done
}

running=$(fingerprint)
write_userlist
reload_on_change &

exec pgbouncer /config/pgbouncer.ini
