#!/bin/sh
# Runs before a container beside PostgreSQL is stopped. A pod without one of its containers is not Ready, and a Service sends
# clients to a pod that is being deleted only while it is Ready: hand-over.sh waits with its server running.
# https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#serving
set -u

sleep 1
while [ -e /var/run/postgresql/.hand-over ]; do
  sleep 1
done
exit 0
