#!/bin/sh
# Sourced after kubernetes.sh. Publishes the outcome of a backup or drill: one line of JSON at the end of the log, and
# annotations of a ConfigMap.

# outcome_publish SOURCE FOLDER: prints FOLDER/outcome and applies FOLDER/patch. A failed patch must not fail the run: the
# log has the outcome, too.
outcome_publish() {
  kubernetes_request "configmaps/$OUTCOME_CONFIGMAP" --fail --max-time 30 --request PATCH \
    --header 'Content-Type: application/merge-patch+json' --data-binary "@$2/patch" --output /dev/null ||
    echo "$1: cannot write the outcome to the ConfigMap $OUTCOME_CONFIGMAP" >&2
  cat "$2/outcome"
}
