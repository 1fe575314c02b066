"""retention.py LIST COUNT: prints how many of the newest full backups to keep, so that COUNT scheduled ones are among them.
A backup that somebody started by hand neither counts nor goes before the scheduled one that it is newer than. Where none was
scheduled, all count."""
import json
import sys


def is_scheduled(backup):
    data = backup.get("user_data")
    return not isinstance(data, dict) or data.get("scheduled", True)


def kept(backups, count):
    """BACKUPS are full ones, the newest first."""
    scheduled = [place for place, backup in enumerate(backups, 1) if is_scheduled(backup)]
    if not scheduled:
        return count
    return scheduled[count - 1] if len(scheduled) >= count else max(len(backups), count)


def main(path, count):
    with open(path, encoding="utf-8") as stream:
        listed = json.load(stream) or []
    # An increment is named after the backup that it builds on: base_..._D_...
    full = [backup for backup in listed if "_D_" not in backup["backup_name"]]
    print(kept(sorted(full, key=lambda backup: backup["start_time"], reverse=True), int(count)))


main(*sys.argv[1:])
