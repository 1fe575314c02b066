"""Prints which members may be bootstrapping the cluster: working-members.py PODS.

PODS is a file with the response of the API server. Prints nothing if no member does.
"""

import json
import sys

IDLE = ("stopped", "initdb failed", "custom bootstrap failed")


def work(pod):
    """The last state that Patroni reported for the member; None if it has no data and creates none."""
    status = json.loads(pod["metadata"].get("annotations", {}).get("status", "{}"))
    if not status:
        return "status unknown" if pod["status"].get("phase") == "Running" else None
    state, role = status.get("state"), status.get("role")
    return None if role == "uninitialized" and state in IDLE else f"{state} {role}"


def main(pods):
    with open(pods, encoding="utf-8") as answer:
        members = {pod["metadata"]["name"]: work(pod) for pod in json.load(answer)["items"]}
    print(", ".join(f"{name} ({said})" for name, said in sorted(members.items()) if said))


main(*sys.argv[1:])
