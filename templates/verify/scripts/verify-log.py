"""verify-log.py ARCHIVED PGDATA: whether the server in PGDATA replayed the WAL up to the newest segment that the archive
had when the drill began. A missing segment ends a recovery silently: to PostgreSQL it looks like the end of the WAL.
ARCHIVED is the output of `wal-g st ls`."""
import os
import re
import sys

import wal_segments

HISTORY = re.compile(r"^[0-9A-F]{8}\.history$")
FORK = re.compile(r"^(\d+)\t([0-9A-F]+)/([0-9A-F]+)\t")


def archived(listing, size):
    """Timeline and number of the newest segment; None if there is none."""
    found = wal_segments.listed(listing)
    return max(((int(name[:8], 16), wal_segments.place(name, size)) for name in found), default=None)


def replayed(folder, size):
    """Timeline and number of the segment in which the recovery ended, from the history file of the new timeline."""
    newest = max(name for name in os.listdir(folder) if HISTORY.match(name))
    with open(os.path.join(folder, newest), encoding="utf-8") as stream:
        timeline, high, low = [match.groups() for match in map(FORK.match, stream) if match][-1]
    return int(timeline), ((int(high, 16) << 32) + int(low, 16)) // size


def main(listing, pgdata):
    folder = os.path.join(pgdata, "pg_wal")
    size = wal_segments.size(pgdata)
    wanted = archived(listing, size)
    reached = replayed(folder, size)
    if wanted is None or reached >= wanted:
        return 0
    print(
        f"verify: the recovery ended in segment {reached[1]:X} of timeline {reached[0]}, but the archive continues to segment"
        f" {wanted[1]:X} of timeline {wanted[0]}: a segment between them is missing or unusable",
        file=sys.stderr,
    )
    return 1


sys.exit(main(*sys.argv[1:]))
