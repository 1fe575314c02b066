"""backup-retention.py LIST COUNT DAYS: prints how many of the newest full backups are kept: so many that COUNT scheduled ones are
among them, or more if DAYS is not empty. LIST is the output of wal-g backup-list --detail --json.

A backup that somebody started by hand neither counts nor goes before the scheduled one that it is newer than. Where none was
scheduled, all count. Every moment of the last DAYS days can be restored: the backups of these days are kept, and the last one
before.

wal-g delete retain --after does not do this: while there are fewer than COUNT backups it deletes all that are older.
https://github.com/wal-g/wal-g/blob/v3.0.9/internal/delete_handler.go (FindTargetRetainAfterTime)"""
import datetime
import json
import sys


def is_scheduled(backup):
    data = backup.get("user_data")
    return not isinstance(data, dict) or data.get("scheduled", True)


def counted(full, count):
    """The number of full backups, newest first, that include so many scheduled ones."""
    scheduled = [place for place, backup in enumerate(full, 1) if is_scheduled(backup)]
    if not scheduled:
        return count
    return scheduled[count - 1] if len(scheduled) >= count else max(len(full), count)


def needed(full, days):
    """The number of newest full backups from which every moment of these days can be restored."""
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
    # Compared as text up to the second: what follows differs between versions of WAL-G.
    younger = [b for b in full if b["finish_time"][:19] >= start.strftime("%Y-%m-%dT%H:%M:%S")]
    return min(len(younger) + 1, len(full))


def main(path, count, days):
    with open(path, encoding="utf-8") as stream:
        full = [b for b in json.load(stream) if "_D_" not in b["backup_name"]]
    full.sort(key=lambda backup: backup["finish_time"], reverse=True)
    print(max(counted(full, int(count)), needed(full, int(days)) if days else 0))


main(*sys.argv[1:])
