"""Prints which members other than OWN may be making the data of the cluster: working-members.py OWN PODS.

PODS is the file with the answer of the API server. Prints nothing when none does.
"""

import json
import sys

WAITING = ("stopped", "uninitialized")


def work(pod):
    """What Patroni said last about the member; nothing when it has not spoken yet."""
    status = json.loads(pod["metadata"].get("annotations", {}).get("status", "{}"))
    return (status.get("state"), status.get("role")) if status else None


def main(own, pods):
    with open(pods, encoding="utf-8") as answer:
        members = {pod["metadata"]["name"]: work(pod) for pod in json.load(answer)["items"]}
    working = [f"{name} ({' '.join(map(str, said))})" for name, said in sorted(members.items())
               if name != own and said and said != WAITING]
    print(", ".join(working))


main(*sys.argv[1:])
