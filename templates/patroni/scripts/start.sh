#!/bin/sh
# Entry point of a member: checks the image, writes the passwords into Patroni's configuration, becomes Patroni.
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

# A pod that was deleted by force may still run for a while, with its server, when the next one starts. PostgreSQL's own lock
# does not see a process of another container: https://www.postgresql.org/docs/current/server-shutdown.html
# Patroni inherits this one, and holds it to its end.
mkdir -p "${PGDATA%/*}"
exec 9>"$PGDATA.lock"
waits=
until flock --nonblock --conflict-exit-code 9 9; do
  [ $? -eq 9 ] || {
    echo "start: the volume of $PGDATA knows no locks: nothing keeps two servers apart there" >&2
    break
  }
  [ -n "$waits" ] || echo "start: another process still uses $PGDATA: waiting for its end" >&2
  waits=yes
  sleep 1
done

# PostgreSQL refuses a data directory that others may enter; a volume whose ownership was changed by fsGroup has such a mode.
[ ! -d "$PGDATA" ] || chmod 0700 "$PGDATA"

/bin/sh /scripts/unfinished-data.sh || exit 1
/bin/sh /scripts/bootstrap-claim.sh || exit 1

# A new cluster must not write into the archive of another one; data on kept volumes go on.
[ ! -e /config/archive.env ] || /bin/sh /scripts/archive-bootstrap.sh || exit 1

# With a broken certificate in the Secret a restarted container goes on with the one that was in use.
if [ -d /tls ]; then
  /bin/sh /scripts/take-certificate.sh || [ -e /etc/patroni/tls/tls.crt ] || exit 1
  /bin/sh /scripts/member-encryption.sh >/etc/patroni/.member-encryption
  ln -sf /config/tls.yml /etc/patroni/60-tls.yml
fi
/bin/sh /scripts/write-authentication.sh
ln -sf /config/patroni.yml /etc/patroni/patroni.yml
/bin/sh /scripts/reload.sh &
[ ! -e /scripts/member-status.sh ] || /bin/sh /scripts/member-status.sh &

exec patroni /etc/patroni
