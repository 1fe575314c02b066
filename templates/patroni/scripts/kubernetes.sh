#!/bin/sh
# Sourced. Requests to the API server with the permissions of the pod's ServiceAccount, in the namespace of the pod.

kubernetes_account=/var/run/secrets/kubernetes.io/serviceaccount

# kubernetes_request RESOURCE [OPTION...]: RESOURCE such as configmaps/orders-backup, then options of curl. The token goes
# through standard input, not through arguments, which the process list shows.
kubernetes_request() {
  kubernetes_resource=$1
  shift
  printf 'header = "Authorization: Bearer %s"\n' "$(cat "$kubernetes_account/token")" |
    curl --silent --show-error --max-time 10 --config - --cacert "$kubernetes_account/ca.crt" "$@" \
      "https://kubernetes.default.svc/api/v1/namespaces/$(cat "$kubernetes_account/namespace")/$kubernetes_resource"
}

# kubernetes_annotation FILE NAME: prints the annotation postgres.example.com/NAME of the object in the file, if it has one.
# The API server prints one field per line for curl.
kubernetes_annotation() {
  sed -n "s|^ *\"postgres.example.com/$2\": \"\\(.*\\)\",\\{0,1\\}\$|\\1|p" "$1" | head -n 1
}
