#!/bin/sh
# Entry point of the metrics exporter. The exporter reads its password and the queries only when it starts, so the script
# restarts it when the Secret or the ConfigMap of the user changes.
set -eu

trap 'kill "$exporter" 2>/dev/null || true; exit 0' TERM INT

fingerprint() {
  cat "$DATA_SOURCE_PASS_FILE" /queries/*.yaml 2>/dev/null | cksum
}

# The exporter reads one file. A ConfigMap that is missing must not stop the pod of a database, so its volume is optional.
write_queries() {
  cat /scripts/exporter-queries.yaml
  for file in /queries/*.yaml; do
    if [ -e "$file" ]; then
      echo
      cat "$file"
    else
      echo "start-exporter: the ConfigMap of metrics.queriesConfigMap is missing, or has no file *.yaml" >&2
    fi
  done
}

while :; do
  running=$(fingerprint)
  queries=/scripts/exporter-queries.yaml
  if [ -d /queries ]; then
    queries=/etc/exporter/queries.yaml
    write_queries >"$queries"
  fi
  set -- --web.listen-address=:9187 "--extend.query-path=$queries"
  # Tables are visible only in their own database. The exporter cannot derive the address of another database from a URI without
  # a host: https://github.com/prometheus-community/postgres_exporter/blob/v0.19.0/cmd/postgres_exporter/datasource.go
  if [ -n "${APPLICATION_DATABASE:-}" ]; then
    set -- "$@" --auto-discover-databases "--include-databases=$APPLICATION_DATABASE"
    PGPASSWORD=$(cat "$DATA_SOURCE_PASS_FILE")
    DATA_SOURCE_NAME="host=/var/run/postgresql user=$DATA_SOURCE_USER dbname=postgres sslmode=disable"
    export PGPASSWORD DATA_SOURCE_NAME
  fi
  postgres_exporter "$@" &
  exporter=$!
  while kill -0 "$exporter" 2>/dev/null && [ "$(fingerprint)" = "$running" ]; do
    sleep 5 &
    wait $!
  done
  kill "$exporter" 2>/dev/null || exit 1
  wait "$exporter" || true
  echo "start-exporter: the password or the queries changed"
done
