"""backup-retention.py LIST COUNT DAYS: prints how many of the newest full backups are kept: COUNT, or more if DAYS is not
empty. Every moment of the last DAYS days can be restored from them: they include the backups of these days, and the last one
before. LIST is the output of wal-g backup-list --detail --json.

wal-g delete retain --after does not do this: while there are fewer than COUNT backups it deletes all that are older.
https://github.com/wal-g/wal-g/blob/v3.0.9/internal/delete_handler.go (FindTargetRetainAfterTime)"""
import datetime
import json
import sys


def needed(full, days):
    """The number of newest full backups from which every moment of these days can be restored."""
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
    # Compared as text up to the second: what follows differs between versions of WAL-G.
    younger = [b for b in full if b["finish_time"][:19] >= start.strftime("%Y-%m-%dT%H:%M:%S")]
    return min(len(younger) + 1, len(full))


def main(path, count, days):
    with open(path, encoding="utf-8") as stream:
        full = [b for b in json.load(stream) if "_D_" not in b["backup_name"]]
    print(max(int(count), needed(full, int(days)) if days else 0))


main(*sys.argv[1:])
