"""backup-log.py FOLDER RUN: whether FOLDER/log, the output of `wal-g st ls` for the archived WAL, lists every segment that the
backup needs, from the segment in which it began to the one in which it ended. The backup is the one in FOLDER/list whose user
data contains RUN."""
import json
import os
import sys

import wal_segments


def needed(first, finish, size):
    """Names of the segments. All are on the timeline of the first one, because a promotion ends a backup."""
    # A position at the start of a segment is the end of the previous one.
    last = (finish - 1) // size
    return [wal_segments.at(first[:8], place, size) for place in range(wal_segments.place(first, size), last + 1)]


def main(folder, run):
    with open(os.path.join(folder, "list"), encoding="utf-8") as stream:
        backups = json.load(stream) or []
    backup = [b for b in backups if isinstance(b.get("user_data"), dict) and b["user_data"].get("run") == run][-1]
    archived = wal_segments.listed(os.path.join(folder, "log"))
    size = wal_segments.size(os.environ["PGDATA"])
    missing = [name for name in needed(backup["wal_file_name"], backup["finish_lsn"], size) if name not in archived]
    if missing:
        print(f"backup: waiting for {missing[0]} in the archive", file=sys.stderr)
    return 1 if missing else 0


sys.exit(main(*sys.argv[1:]))
