#!/bin/sh
# Entry point of the metrics exporter. The exporter reads its password only when it starts, so the script restarts it when
# the Secret changes.
set -eu

trap 'kill "$exporter" 2>/dev/null || true; exit 0' TERM INT

while :; do
  password=$(cat "$DATA_SOURCE_PASS_FILE")
  postgres_exporter --web.listen-address=:9187 --extend.query-path=/scripts/exporter-queries.yaml &
  exporter=$!
  while kill -0 "$exporter" 2>/dev/null && [ "$(cat "$DATA_SOURCE_PASS_FILE")" = "$password" ]; do
    sleep 5 &
    wait $!
  done
  kill "$exporter" 2>/dev/null || exit 1
  wait "$exporter" || true
  echo "start-exporter: the password changed"
done
