"""leftovers.py LISTING: prints the folders of base backups that have no sentinel, the object that WAL-G writes last.
LISTING is the output of `wal-g st ls basebackups_005`. No other backup may be running."""
import re
import sys

SENTINEL = "_backup_stop_sentinel.json"


def names(path):
    with open(path, encoding="utf-8") as stream:
        return [line.split()[-1].rstrip("/") for line in stream if line.strip()]


def main(path):
    listed = names(path)
    complete = {name.removesuffix(SENTINEL) for name in listed if name.endswith(SENTINEL)}
    for name in listed:
        if re.fullmatch("base_[0-9A-F]{24}(_D_[0-9A-F]{24})?", name) and name not in complete:
            print(name)


main(*sys.argv[1:])
