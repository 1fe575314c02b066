#!/bin/sh
# Runs once beside Patroni and warns of programs in the image that are older than expected. Patroni says its version itself: to
# start it for that would delay every start.
set -u

# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh
# shellcheck source=templates/patroni/scripts/image-version.sh
. /scripts/image-version.sh

attempts=60
until state=$(curl -sk --max-time 5 "$patroni/patroni"); do
  attempts=$((attempts - 1))
  [ "$attempts" -gt 0 ] || exit 0
  sleep 5
done
image_expect Patroni "$(printf '%s' "$state" | sed -n 's/.*"patroni": *{[^}]*"version": *"\([^"]*\)".*/\1/p')" 4.1.4
for settings in /config/archive.env /config/recovery.env; do
  if [ -e "$settings" ]; then
    image_expect WAL-G "$(wal-g --version 2>/dev/null | sed -n 's/^wal-g version v\([0-9.]*\).*/\1/p')" 3.0.9
    break
  fi
done
