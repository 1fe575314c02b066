"""backup-outcome.py FOLDER RUN STARTED REASON: writes the outcome of a backup into FOLDER. Exits with 1 if REASON is not
empty or no backup in FOLDER/list has user data with RUN."""
import json
import os
import sys

import outcome


def backups(folder):
    try:
        with open(os.path.join(folder, "list"), encoding="utf-8") as stream:
            return sorted(json.load(stream) or [], key=lambda backup: backup["finish_time"])
    except (OSError, ValueError):
        return []


def main(folder, run, started, reason):
    listed = backups(folder)
    made = [b for b in listed if isinstance(b.get("user_data"), dict) and b["user_data"].get("run") == run]
    if not reason and not made:
        reason = "wal-g backup-push succeeded, but wal-g backup-list does not show the backup"
    facts = outcome.run(started, reason)
    facts["member"] = os.environ.get("PATRONI_NAME", "")
    annotations = {
        "backup-outcome": facts["outcome"],
        "backup-time": facts["finished"],
        "backup-failure": reason or None,
        "backup-lock": None,
    }
    if not reason:
        annotations["last-successful-backup"] = facts["finished"]
    if made:
        facts["backup"] = made[-1]["backup_name"]
        facts["compressedBytes"] = made[-1].get("compressed_size", 0)
        annotations["last-backup-name"] = made[-1]["backup_name"]
    if listed:
        facts["backups"] = len(listed)
        facts["firstRecoverabilityPoint"] = listed[0]["finish_time"]
        annotations["backups"] = str(len(listed))
        annotations["first-recoverability-point"] = listed[0]["finish_time"]
    outcome.write(folder, facts, annotations)
    return 1 if reason else 0


sys.exit(main(*sys.argv[1:]))
