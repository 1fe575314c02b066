#!/bin/sh
# Takes the mounted certificate, its key and the authority into use: a copy in memory, made only when a server can start
# with them. Patroni closes its REST API before it reads a new certificate and stays without one when that is broken; the
# kubelet would then kill every member. PgBouncer, which reads the same copy, would not start with a broken one.
set -eu
umask 077

used=/etc/patroni/tls
next=$used/.next

rm -rf "$next"
mkdir -p "$next"
cp /tls/* "$next"
python3 /scripts/check-certificate.py "$next" "${PATRONI_RESTAPI_CONNECT_ADDRESS%:*}"
mv "$next"/* "$used"
