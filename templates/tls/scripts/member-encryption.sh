#!/bin/sh
# Says how members connect to each other: prints require, verify-ca, or prefer while a member still runs that was started
# before TLS was switched on. Patroni writes the scheme of its REST API into the annotation `status` of its pod.
set -eu

if [ -e /tls/ca.crt ]; then
  strict=verify-ca
else
  strict=require
fi

service_account=/var/run/secrets/kubernetes.io/serviceaccount
pods=$(
  printf 'header = "Authorization: Bearer %s"' "$(cat "$service_account/token")" |
    curl --silent --fail --max-time 5 --config - --cacert "$service_account/ca.crt" --get \
      --data-urlencode "labelSelector=$POD_SELECTOR" \
      "https://kubernetes.default.svc/api/v1/namespaces/$PATRONI_KUBERNETES_NAMESPACE/pods"
) || pods=

case $pods in
*'\"api_url\":\"http://'*) echo prefer ;;
*) echo "$strict" ;;
esac
