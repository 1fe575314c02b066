#!/bin/sh
# Sourced. Calls to the object store that never hang. WAL-G waits for a silent store forever, and PostgreSQL waits for WAL-G
# when it starts, fails over and stops. So a call that transfers no data for some seconds is killed, and further calls fail
# at once for a while: the delay occurs once, not once per file.

archive_processes=/proc
archive_breaker=/tmp/archive-silent
archive_breaker_seconds=30
# Exit status of a script that receives a signal.
archive_interrupted=1

archive_breaker_is_open() {
  opened=$(cat "$archive_breaker" 2>/dev/null) || return 1
  [ $(($(date +%s) - ${opened:-0})) -lt "$archive_breaker_seconds" ]
}

# archive_call SECONDS COMMAND...: kills the command after that many seconds without data. Pass 2 where a starting server
# waits: with the overhead that is less than 5. Returns the status of the command, or 1 if it is above 125, because such a
# status stops PostgreSQL.
archive_call() {
  silence=$1
  shift
  "$@" &
  call=$!
  archive_watch "$call" "$silence" >/dev/null 2>&1 &
  watch=$!
  trap 'kill "$call" "$watch" 2>/dev/null; exit "$archive_interrupted"' HUP INT QUIT TERM
  status=0
  wait "$call" || status=$?
  trap 'exit "$archive_interrupted"' HUP INT QUIT TERM
  kill "$watch" 2>/dev/null
  [ "$status" -ne 0 ] || return 0
  if [ "$status" -gt 125 ] || archive_breaker_is_open; then
    archive_say "the object store did not answer: $2 $3 was stopped; retrying in $archive_breaker_seconds s"
    return 1
  fi
  return "$status"
}

# archive_show FILE: prints the output of a failed call; for a call that was stopped, only the line that says so.
archive_show() {
  if archive_breaker_is_open; then
    grep '^archive: ' "$1" >&2
  else
    cat "$1" >&2
  fi
}

# archive_lacks STATUS FILE: whether WAL-G says that the archive does not have the object. The second form is the error of
# 3.0.9 for Google: https://github.com/wal-g/wal-g/blob/v3.0.9/pkg/storages/gcs/folder.go (Exists)
archive_lacks() {
  [ "$1" -ne 74 ] || return 0
  [ "$1" -ne 0 ] && grep -q "check file for existence.*storage: object doesn't exist" "$2"
}

# Checks twice a second. A slow store still transfers data. PostgreSQL waits for its archiver when it stops, and a
# switchover waits for PostgreSQL, so the limit is 2 seconds when the state in postmaster.pid is "stopping".
archive_watch() {
  moved=$(archive_moved "$1")
  quiet=0
  while sleep 0.5; do
    now=$(archive_moved "$1")
    if [ "$((now - moved))" -ge 4096 ]; then
      moved=$now
      quiet=0
    else
      quiet=$((quiet + 1))
    fi
    silence=$2
    case $(sed -n 8p "$PGDATA/postmaster.pid" 2>/dev/null) in stopping*) silence=2 ;; esac
    if [ "$quiet" -ge "$((silence * 2))" ]; then
      date +%s >"$archive_breaker"
      kill -TERM "$1"
      sleep 1
      kill -KILL "$1"
      return
    fi
  done
}

# Bytes that the process has read and written, including sockets: https://man7.org/linux/man-pages/man5/proc_pid_io.5.html
# A sandbox such as gVisor has no such file; there a hundredth of a second of CPU time counts as data: fields 14 and 15 of
# https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
archive_moved() {
  if [ -r "$archive_processes/$1/io" ]; then
    echo "$(($(sed -n 's/^[rw]char: //p' "$archive_processes/$1/io" 2>/dev/null | tr '\n' '+')0))"
  else
    ticks=$(sed 's/.*) //' "$archive_processes/$1/stat" 2>/dev/null | cut -d' ' -f12,13 | tr ' ' '+')
    echo "$(((${ticks:-0}) * 4096))"
  fi
}
