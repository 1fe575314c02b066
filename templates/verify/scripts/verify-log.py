"""verify-log.py ARCHIVED PGDATA: whether the server in PGDATA replayed the log up to the newest segment that the archive
had when the drill began. A missing segment ends a recovery silently: to PostgreSQL it looks like the end of the log.
ARCHIVED is the output of `wal-g st ls`."""
import os
import re
import sys

SEGMENT = re.compile(r" ([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})(?:\.[a-z0-9]{2,4})? *$")
HISTORY = re.compile(r"^[0-9A-F]{8}\.history$")
FORK = re.compile(r"^(\d+)\t([0-9A-F]+)/([0-9A-F]+)\t")


def segment_size(folder):
    """All segments of a cluster have one size."""
    names = [name for name in os.listdir(folder) if re.fullmatch("[0-9A-F]{24}", name)]
    return os.path.getsize(os.path.join(folder, names[0]))


def archived(listing, size):
    """Timeline and number of the newest segment; none without any."""
    found = [match.groups() for match in map(SEGMENT.search, listing) if match]
    return max(((int(t, 16), int(high, 16) * (0x100000000 // size) + int(low, 16)) for t, high, low in found), default=None)


def replayed(folder, size):
    """Timeline and number of the segment in which the recovery ended, from the history of the timeline that it began."""
    newest = max(name for name in os.listdir(folder) if HISTORY.match(name))
    with open(os.path.join(folder, newest), encoding="utf-8") as stream:
        timeline, high, low = [match.groups() for match in map(FORK.match, stream) if match][-1]
    return int(timeline), ((int(high, 16) << 32) + int(low, 16)) // size


def main(listing, pgdata):
    folder = os.path.join(pgdata, "pg_wal")
    size = segment_size(folder)
    with open(listing, encoding="utf-8") as stream:
        wanted = archived(stream, size)
    reached = replayed(folder, size)
    if wanted is None or reached >= wanted:
        return 0
    print(
        f"verify: the recovery ended in segment {reached[1]:X} of timeline {reached[0]}, but the archive goes on to segment"
        f" {wanted[1]:X} of timeline {wanted[0]}: a segment between them is missing or unusable",
        file=sys.stderr,
    )
    return 1


sys.exit(main(*sys.argv[1:]))
