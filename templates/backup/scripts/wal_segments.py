"""WAL segments: their size, and those that `wal-g st ls` lists."""
import os
import re

NAME = re.compile("[0-9A-F]{24}")
LISTED = re.compile(r" ([0-9A-F]{24})(?:\.[a-z0-9]{2,4})? *$")


def size(pgdata):
    """In bytes. All segments of a cluster have the same size."""
    folder = os.path.join(pgdata, "pg_wal")
    names = [name for name in os.listdir(folder) if NAME.fullmatch(name)]
    return os.path.getsize(os.path.join(folder, names[0]))


def listed(path):
    """The names of the segments, without .partial, history and backup files."""
    with open(path, encoding="utf-8") as stream:
        return {match.group(1) for match in map(LISTED.search, stream) if match}


def place(name, segment_size):
    """The number of the segment in the WAL, on any timeline."""
    return int(name[8:16], 16) * (0x100000000 // segment_size) + int(name[16:], 16)


def at(timeline, place, segment_size):
    """The name of the segment with the number PLACE; TIMELINE as in segment names."""
    each = 0x100000000 // segment_size
    return f"{timeline}{place // each:08X}{place % each:08X}"
