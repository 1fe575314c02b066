#!/bin/sh
# Prints how members connect to each other: require, verify-ca, or prefer while a member is running that started before
# TLS was enabled. Patroni writes the scheme of its REST API into the annotation `status` of its pod.
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
