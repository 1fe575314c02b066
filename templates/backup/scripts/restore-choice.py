"""restore-choice.py LIST TIME LSN: prints the name of the newest base backup that ended before the target; both empty
for the newest of all. Ends with 1, and shows what there is, when there is none."""
import datetime
import json
import sys


def moment(text):
    text = text.replace("z", "Z").replace("Z", "+00:00")
    whole, _, rest = text.partition(".")
    if rest:
        zone = max(rest.find("+"), rest.find("-"))
        text = whole + "." + rest[:zone][:6].ljust(6, "0") + rest[zone:]
    return datetime.datetime.fromisoformat(text)


def position(text):
    high, low = text.split("/")
    return (int(high, 16) << 32) + int(low, 16)


def main(path, time, lsn):
    with open(path, encoding="utf-8") as stream:
        listed = sorted(json.load(stream) or [], key=lambda backup: moment(backup["finish_time"]))
    usable = listed
    if time:
        usable = [backup for backup in listed if moment(backup["finish_time"]) < moment(time)]
    elif lsn:
        usable = [backup for backup in listed if backup["finish_lsn"] <= position(lsn)]
    if not usable:
        for backup in listed:
            print("restore: " + backup["backup_name"] + " ended at " + backup["finish_time"], file=sys.stderr)
        return 1
    print(usable[-1]["backup_name"])
    return 0


sys.exit(main(*sys.argv[1:]))
