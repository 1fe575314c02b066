"""archive-outcome.py WAITS ARCHIVED FILE: prints the patch with the annotations that say whether WAL reaches the archive. WAITS is
when WAL was completed that waits too long, ARCHIVED when WAL was archived last, in seconds, empty for none. FILE has what the
last attempt said."""
import json
import re
import sys

import outcome

# Of every failed attempt; says no reason.
PLAIN = re.compile(r"is not archived yet")
# URLs may have a signature (SAS tokens of Azure) or a password, and more people may read annotations than Secrets.
SECRETS = [(re.compile(r"\?[^\s\"']+"), "?..."), (re.compile(r"//[^/\s\"']*@"), "//...@")]
LONGEST = 300


def reason(path):
    """The first error of the last attempt, with its cause on the next line: WAL-G prints a stack after it."""
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            lines = [line.strip() for line in stream]
    except OSError:
        return None
    lines = [line for line in lines if line and not PLAIN.search(line)]
    errors = [number for number, line in enumerate(lines) if line.startswith(("ERROR", "archive:"))]
    if not lines:
        return None
    first = errors[0] if errors else 0
    text = lines[first]
    if first + 1 < len(lines) and lines[first + 1].startswith("caused by:"):
        text += " " + lines[first + 1]
    for secret, replacement in SECRETS:
        text = secret.sub(replacement, text)
    return text[:LONGEST]


def main(waits, archived, path):
    annotations = {
        "archive-outcome": "Failed" if waits else "Succeeded",
        "archive-waits-since": outcome.instant(int(waits)) if waits else None,
        "archive-failure": reason(path) if waits else None,
        "last-archived-time": outcome.instant(int(archived)) if waits and archived else None,
    }
    json.dump(outcome.patch(annotations), sys.stdout)


main(*sys.argv[1:])
