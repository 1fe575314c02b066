#!/bin/sh
# Runs before a sidecar is stopped. It waits for hand-over.sh, because a Service sends clients to a terminating pod only while all
# containers of the pod are ready.
# https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#serving
set -u

sleep 1
while [ -e /var/run/postgresql/.hand-over ]; do
  sleep 1
done
exit 0
