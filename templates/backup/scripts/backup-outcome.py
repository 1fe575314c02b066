"""backup-outcome.py FOLDER RUN STARTED REASON: prints the outcome of a backup as one line of JSON and writes the patch
of the ConfigMap. Ends with 1 when REASON is not empty or FOLDER/list lacks the backup whose user data name the run."""
import datetime
import json
import os
import sys

PREFIX = "postgres.example.com/"


def instant(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


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
    now = datetime.datetime.now(datetime.timezone.utc).timestamp()
    outcome = {
        "outcome": "Failed" if reason else "Succeeded",
        "member": os.environ.get("PATRONI_NAME", ""),
        "started": instant(int(started)),
        "finished": instant(now),
        "seconds": int(now) - int(started),
    }
    annotations = {PREFIX + "backup-outcome": outcome["outcome"], PREFIX + "backup-time": outcome["finished"]}
    if reason:
        outcome["reason"] = reason
        annotations[PREFIX + "backup-failure"] = reason
    else:
        annotations[PREFIX + "backup-failure"] = None
        annotations[PREFIX + "last-successful-backup"] = outcome["finished"]
    if made:
        outcome["backup"] = made[-1]["backup_name"]
        outcome["compressedBytes"] = made[-1].get("compressed_size", 0)
        annotations[PREFIX + "last-backup-name"] = made[-1]["backup_name"]
    if listed:
        outcome["backups"] = len(listed)
        outcome["firstRecoverabilityPoint"] = listed[0]["finish_time"]
        annotations[PREFIX + "backups"] = str(len(listed))
        annotations[PREFIX + "first-recoverability-point"] = listed[0]["finish_time"]
    with open(os.path.join(folder, "patch"), "w", encoding="utf-8") as stream:
        json.dump({"metadata": {"annotations": annotations}}, stream)
    print(json.dumps(outcome))
    return 1 if reason else 0


sys.exit(main(*sys.argv[1:]))
