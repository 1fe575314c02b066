"""verify-outcome.py FOLDER STARTED REASON: writes the outcome of a restore drill into FOLDER. Exits with 1 if REASON is not
empty."""
import os
import sys

import outcome


def line(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as stream:
            return stream.readline().strip()
    except OSError:
        return ""


def main(folder, started, reason):
    facts = outcome.run(started, reason)
    annotations = {
        "verify-outcome": facts["outcome"],
        "verify-time": facts["finished"],
        "verify-failure": reason or None,
    }
    backup = line(folder, "backup")
    if backup:
        facts["backup"] = backup
        annotations["verified-backup"] = backup
    databases = line(folder, "databases").split("|")
    if len(databases) == 3:
        facts["databases"] = int(databases[0])
        facts["bytes"] = int(databases[1])
        if databases[2]:
            facts["lastTransaction"] = databases[2]
    if not reason:
        annotations["last-successful-verify"] = facts["finished"]
    outcome.write(folder, facts, annotations)
    return 1 if reason else 0


sys.exit(main(*sys.argv[1:]))
