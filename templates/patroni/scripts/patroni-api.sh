#!/bin/sh
# Sourced. The REST API of this member's Patroni: https://patroni.readthedocs.io/en/latest/rest_api.html

patroni=http://localhost:8008
[ ! -d /tls ] || patroni=https://localhost:8008

# patroni_post PATH JSON SECONDS. The password goes through standard input, not through arguments, which the process list shows:
# in the syntax of a curl configuration file, which needs quotes and backslashes escaped.
patroni_post() {
  printf 'user = "%s:%s"\n' "$PATRONI_USER" "$(sed 's/[\\"]/\\&/g' /credentials/patroni-password)" |
    curl -fsSk --config - --max-time "$3" --output /dev/null --request POST \
      --header 'Content-Type: application/json' --data "$2" "$patroni/$1"
}
