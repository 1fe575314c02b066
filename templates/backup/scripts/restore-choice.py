"""restore-choice.py LIST ARCHIVE BACKUP TIME LSN MAJOR: prints the name of the base backup to restore: BACKUP, or for LATEST
the newest one that ended before the target. Without TIME and LSN that is the newest one of all. Exits with 1 and lists the
available backups if there is no such backup, or if its major version of PostgreSQL is not MAJOR."""
import datetime
import json
import sys


def moment(text):
    text = text.replace("z", "Z").replace("Z", "+00:00")
    whole, _, rest = text.partition(".")
    if rest:
        zone = max(rest.find("+"), rest.find("-"))
        text = whole + "." + rest[:zone][:6].ljust(6, "0") + rest[zone:]
    return datetime.datetime.fromisoformat(text)


def position(text):
    high, low = text.split("/")
    return (int(high, 16) << 32) + int(low, 16)


def complain(archive, reason, listed):
    if not listed:
        reason = archive + " holds no base backup: check archiveName, path and version of the source"
    print("restore: " + reason, file=sys.stderr)
    for backup in listed:
        print("restore: " + backup["backup_name"] + " ended at " + backup["finish_time"], file=sys.stderr)
    return 1


def main(path, archive, name, time, lsn, major):
    with open(path, encoding="utf-8") as stream:
        listed = sorted(json.load(stream) or [], key=lambda backup: moment(backup["finish_time"]))
    usable = listed
    reason = "no backup in " + archive + " ended before the target; available backups:"
    if name != "LATEST":
        usable = [backup for backup in listed if backup["backup_name"] == name]
        reason = archive + " has no backup " + name + "; available backups:"
    elif time:
        usable = [backup for backup in listed if moment(backup["finish_time"]) < moment(time)]
    elif lsn:
        usable = [backup for backup in listed if backup["finish_lsn"] <= position(lsn)]
    if not usable:
        return complain(archive, reason, listed)
    made_by = str(usable[-1].get("pg_version", 0) // 10000)
    if major and made_by not in ("0", major):
        reason = (
            f"{usable[-1]['backup_name']} in {archive} is a backup of PostgreSQL {made_by}:"
            f" restore it into a cluster of that version, not {major}"
        )
        return complain(archive, reason, listed)
    print(usable[-1]["backup_name"])
    return 0


sys.exit(main(*sys.argv[1:]))
