"""backup-log.py FOLDER RUN: whether FOLDER/log, the output of `wal-g st ls` for the archived log, has every segment that the
backup needs whose user data in FOLDER/list name the run: from the one in which it began to the one in which it ended."""
import json
import os
import re
import sys

SEGMENT = re.compile(r" ([0-9A-F]{24})(?:\.[a-z0-9]{2,4})? *$")
LARGEST = 0x100000000


def segment_size():
    """In bytes; all segments of a cluster have one size."""
    folder = os.path.join(os.environ["PGDATA"], "pg_wal")
    names = [name for name in os.listdir(folder) if re.fullmatch("[0-9A-F]{24}", name)]
    return os.path.getsize(os.path.join(folder, names[0]))


def needed(first, finish, size):
    """Names of segments, all of the timeline of the first: a promotion ends a backup."""
    timeline = first[:8]
    number = int(first[8:16], 16) * (LARGEST // size) + int(first[16:], 16)
    # A position at the very start of a segment is the end of the one before.
    last = (finish - 1) // size
    return [f"{timeline}{n * size // LARGEST:08X}{n % (LARGEST // size):08X}" for n in range(number, last + 1)]


def main(folder, run):
    with open(os.path.join(folder, "list"), encoding="utf-8") as stream:
        listed = json.load(stream) or []
    backup = [b for b in listed if isinstance(b.get("user_data"), dict) and b["user_data"].get("run") == run][-1]
    with open(os.path.join(folder, "log"), encoding="utf-8") as stream:
        archived = {match.group(1) for match in map(SEGMENT.search, stream) if match}
    missing = [name for name in needed(backup["wal_file_name"], backup["finish_lsn"], segment_size()) if name not in archived]
    if missing:
        print(f"backup: waiting for {missing[0]} in the archive", file=sys.stderr)
    return 1 if missing else 0


sys.exit(main(*sys.argv[1:]))
