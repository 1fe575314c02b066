#!/bin/sh
# Copies the mounted certificate, its key and the CA into memory, if a server can start with them. Patroni closes its REST
# API before it reads a new certificate, and keeps it closed if the certificate is broken: the kubelet would then kill every
# member. PgBouncer reads the same copy, and would not start with a broken certificate.
set -eu
umask 077

used=/etc/patroni/tls
next=$used/.next

rm -rf "$next"
mkdir -p "$next"
cp /tls/* "$next"
python3 /scripts/check-certificate.py "$next" "${PATRONI_RESTAPI_CONNECT_ADDRESS%:*}"
# PostgreSQL refuses a key that others can read. PgBouncer has another uid and the same group.
[ ! -e /scripts/start-pooler.sh ] || cp "$next/tls.key" "$next/pooler.key"
chmod 0640 "$next"/*
chmod 0600 "$next/tls.key"
mv "$next"/* "$used"
