#!/bin/sh
# Entry point of a member: checks the image, writes the passwords into Patroni's configuration, executes Patroni.
set -eu
# The first process of a container ignores signals that it does not handle: https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
trap 'exit 143' INT TERM

fail() {
  echo "start: $*" >&2
  exit 1
}

[ -x "$POSTGRES_BIN/postgres" ] ||
  fail "the image has no PostgreSQL ${POSTGRES_VERSION%%.*}: $POSTGRES_BIN/postgres is missing; choose another image or spec.version"

case $POSTGRES_VERSION in
*.*)
  installed=$("$POSTGRES_BIN/postgres" --version | sed 's/^[^0-9]*\([0-9.]*\).*/\1/')
  [ "$installed" = "$POSTGRES_VERSION" ] ||
    fail "the image holds PostgreSQL $installed, but spec.version is $POSTGRES_VERSION; choose another image or change spec.version"
  ;;
esac

# Runs in the background, because the shell handles signals only between foreground commands.
run() {
  /bin/sh "$@" &
  wait $!
}

# A pod that was deleted by force may still run its server for a while when the next pod starts. PostgreSQL's own lock does
# not detect a process of another container: https://www.postgresql.org/docs/current/server-shutdown.html
# Patroni inherits this lock and holds it until it exits. Sets locked if the file system supports locks.
lock_data() {
  mkdir -p "${PGDATA%/*}"
  (: >>"$PGDATA.lock") || return 0
  exec 9>>"$PGDATA.lock"
  waits=
  until flock -n 9; do
    [ $? -eq 1 ] || return 0
    [ -n "$waits" ] || echo "start: another process still uses $PGDATA: waiting for it to end" >&2
    waits=yes
    sleep 1
  done
  locked=yes
}

# Nothing else would notice that a script beside Patroni has ended.
keep_running() {
  while :; do
    status=0
    /bin/sh "$1" || status=$?
    echo "start: $1 ended with status $status: starting it again" >&2
    sleep 5
  done
}

locked=
lock_data
[ -n "$locked" ] || echo "start: cannot lock $PGDATA.lock: two servers could use the data at the same time" >&2

# PostgreSQL refuses a data directory with access for others, which fsGroup sets when it changes the ownership of a volume.
[ ! -d "$PGDATA" ] || chmod 0700 "$PGDATA"

# Not without the lock: a running server may use the data.
[ -z "$locked" ] || run /scripts/unfinished-data.sh || exit 1

# A new cluster must not write into the archive of another one. Data on kept volumes continues with its archive.
[ ! -e /config/archive.env ] || run /scripts/archive-bootstrap.sh || exit 1

# If the certificate in the Secret is broken, a restarted container keeps the previous one.
if [ -d /tls ]; then
  /bin/sh /scripts/take-certificate.sh || [ -e /etc/patroni/tls/tls.crt ] || exit 1
  /bin/sh /scripts/member-encryption.sh >/etc/patroni/.member-encryption
  # A copy: what the file says later is for a pod with other volumes.
  [ ! -e /config/tls.yml ] || cp /config/tls.yml /etc/patroni/60-tls.yml
  ln -sf /config/require-tls.yml /etc/patroni/70-require-tls.yml
fi
/bin/sh /scripts/write-authentication.sh
ln -sf /config/patroni.yml /etc/patroni/patroni.yml
# Of a container that was killed.
rm -f /tmp/member-ready /tmp/member-stranded /tmp/archive-said.* /var/run/postgresql/.hand-over
keep_running /scripts/reload.sh &
[ ! -e /scripts/member-status.sh ] || keep_running /scripts/member-status.sh &
[ ! -e /config/archive.env ] || keep_running /scripts/archive-status.sh &
/bin/sh /scripts/check-image.sh &

exec patroni /etc/patroni
