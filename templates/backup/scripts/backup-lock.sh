#!/bin/sh
# Sourced after kubernetes.sh. Members make one base backup of the cluster at a time: the retention of one would delete what
# another one builds on. The lock is the annotation backup-lock of the ConfigMap <name>-backup: member, run, and when it was
# renewed. The caller holds the lock of its member.

backup_lock_file=/tmp/backup-cluster-lock
backup_lock_pause=60
# The clocks of two nodes may differ, and some renewals may fail.
backup_lock_seconds=600

# Sets held to the lock, or to nothing. Fails when the API server does not answer.
backup_lock_read() {
  kubernetes_request "configmaps/$OUTCOME_CONFIGMAP" --fail >"$backup_lock_file" || return 1
  held=$(kubernetes_annotation "$backup_lock_file" backup-lock)
}

# The resourceVersion makes this fail if the ConfigMap has changed since it was read.
backup_lock_write() {
  version=$(sed -n 's/^ *"resourceVersion": *"\([0-9]*\)".*/\1/p' "$backup_lock_file" | head -n 1)
  printf '{"metadata":{"resourceVersion":"%s","annotations":{"postgres.example.com/backup-lock":"%s %s %s"}}}' \
    "$version" "$PATRONI_NAME" "$1" "$(date +%s)" >"$backup_lock_file.patch"
  kubernetes_request "configmaps/$OUTCOME_CONFIGMAP" --fail --request PATCH --output /dev/null \
    --header 'Content-Type: application/merge-patch+json' --data-binary "@$backup_lock_file.patch"
}

# backup_lock_take RUN: fails, and says why, unless this run holds the lock afterwards. The lock of an earlier run of this
# member, or one that nobody renews, is that of a killed run.
backup_lock_take() {
  backup_lock_read || {
    echo "backup: cannot read the ConfigMap $OUTCOME_CONFIGMAP: whether another member makes a backup is not known" >&2
    return 1
  }
  case $held in
  '' | "$PATRONI_NAME "*) ;;
  *)
    if [ "$(($(date +%s) - ${held##* }))" -lt "$backup_lock_seconds" ]; then
      echo "backup: ${held%% *} is making a backup of this cluster: wait for its end" >&2
      return 1
    fi
    echo "backup: the backup of ${held%% *} was killed: making another one" >&2
    ;;
  esac
  backup_lock_write "$1" || {
    echo "backup: another member has just begun a backup" >&2
    return 1
  }
}

# backup_lock_keep RUN, in the background: renews the lock until the calling script ends, or another run has it. The outcome of
# the run releases it.
backup_lock_keep() {
  # The lock of the member ends with the script. A redirection of a function would keep a copy of the file.
  exec 9>&-
  while sleep "$backup_lock_pause" && kill -0 $$ 2>/dev/null; do
    ! backup_lock_read || case $held in "$PATRONI_NAME $1 "*) backup_lock_write "$1" ;; *) return ;; esac
  done 2>/dev/null
}
