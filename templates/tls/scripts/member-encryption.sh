#!/bin/sh
# Says how members connect to each other: prints require, verify-ca, or prefer while a member still runs that was started
# before TLS was switched on. Patroni writes the scheme of its REST API into the annotation `status` of its pod.
set -eu

if [ -e /tls/ca.crt ]; then
  strict=verify-ca
else
  strict=require
fi

# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh

pods=$(
  kubernetes_request pods --fail --max-time 5 --get --data-urlencode "labelSelector=$POD_SELECTOR"
) || pods=

case $pods in
*'\"api_url\":\"http://'*) echo prefer ;;
*) echo "$strict" ;;
esac
