"""archive-outcome.py WAITS ARCHIVED FILE: prints the patch with the annotations that say whether WAL reaches the archive. WAITS is
when WAL was completed that waits too long, ARCHIVED when the last archived WAL was, in seconds, empty for none. FILE has what the
last attempt said."""
import json
import re
import sys

import outcome

# Of every failed attempt; says no reason.
PLAIN = re.compile(r"is not archived yet")
LONGEST = 300


def reason(path):
    """The first error of the last attempt: WAL-G prints a stack after it."""
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            lines = [line.strip() for line in stream]
    except OSError:
        return None
    lines = [line for line in lines if line and not PLAIN.search(line)]
    errors = [line for line in lines if line.startswith(("ERROR", "archive:"))]
    return (errors or lines or [None])[0]


def main(waits, archived, path):
    failure = reason(path) if waits else None
    annotations = {
        "archive-outcome": "Failed" if waits else "Succeeded",
        "archive-waits-since": outcome.instant(int(waits)) if waits else None,
        "archive-failure": failure[:LONGEST] if failure else None,
        "last-archived-time": outcome.instant(int(archived)) if waits and archived else None,
    }
    json.dump(outcome.patch(annotations), sys.stdout)


main(*sys.argv[1:])
