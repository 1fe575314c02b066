"""The outcome of a run: facts as one line of JSON, and annotations of the ConfigMap that shows the last outcome."""
import datetime
import json
import os

PREFIX = "postgres.example.com/"


def instant(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def run(started, reason):
    """The facts of every run; REASON is empty for success."""
    now = datetime.datetime.now(datetime.timezone.utc).timestamp()
    facts = {
        "outcome": "Failed" if reason else "Succeeded",
        "started": instant(int(started)),
        "finished": instant(now),
        "seconds": int(now) - int(started),
    }
    if reason:
        facts["reason"] = reason
    return facts


def patch(annotations):
    """Of the ConfigMap; an annotation without a value is removed."""
    return {"metadata": {"annotations": {PREFIX + name: value for name, value in annotations.items()}}}


def write(folder, facts, annotations):
    """Writes the files FOLDER/outcome and FOLDER/patch."""
    with open(os.path.join(folder, "outcome"), "w", encoding="utf-8") as stream:
        stream.write(json.dumps(facts) + "\n")
    with open(os.path.join(folder, "patch"), "w", encoding="utf-8") as stream:
        json.dump(patch(annotations), stream)
