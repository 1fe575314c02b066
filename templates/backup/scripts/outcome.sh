#!/bin/sh
# Sourced after kubernetes.sh. What a backup or a drill says of itself: one line of JSON at the end of the log, and
# annotations of a ConfigMap.

# outcome_publish WHO FOLDER: prints FOLDER/outcome and applies FOLDER/patch. A patch that fails must not fail the work:
# the log has the outcome too.
outcome_publish() {
  kubernetes_request "configmaps/$OUTCOME_CONFIGMAP" --fail --max-time 30 --request PATCH \
    --header 'Content-Type: application/merge-patch+json' --data-binary "@$2/patch" --output /dev/null ||
    echo "$1: the outcome is not in the ConfigMap $OUTCOME_CONFIGMAP" >&2
  cat "$2/outcome"
}
