"""Checks whether a member can be stopped: successor.py PATRONI NAME.

PATRONI is the address of its REST API, NAME its name. Exits with 0 if it does not lead, if there is no other member, or if another
member can be promoted at once. Otherwise prints what is missing and exits with 1.
"""

import json
import ssl
import sys
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

SECONDS = 2
LEADS = ("leader",)
NAMED = ("sync_standby", "quorum_standby")

# Certificates may not contain the addresses of pods.
ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname = False
ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE
DIRECTLY = build_opener(ProxyHandler({}), HTTPSHandler(context=ANY_CERTIFICATE))


def get(address):
    with DIRECTLY.open(address, timeout=SECONDS) as answer:
        return answer.read()


def is_synchronous(configuration):
    return configuration.get("synchronous_mode") not in (None, False, "off")


def streams(member):
    """Whether it answers, streams, and has received enough WAL to be promoted; a member that is stopping does not count."""
    if member.get("tags", {}).get("nosync"):
        return False
    try:
        get(member["api_url"].removesuffix("/patroni") + "/readiness?mode=write")
        return True
    except OSError:
        return False


def find_obstacle(cluster, configuration, name):
    """Why the cluster cannot hand over; None if it can or need not."""
    others = [member for member in cluster["members"] if member["name"] != name]
    if cluster.get("pause") or not others or len(others) == len(cluster["members"]):
        return None
    if not any(member["name"] == name and member["role"] in LEADS for member in cluster["members"]):
        return None
    if not is_synchronous(configuration):
        return None if any(map(streams, others)) else "no other member streams"
    # A promotion by quorum needs the votes of nearly all listed members.
    named = [member for member in others if member["role"] in NAMED]
    if not named:
        return "no other member is a synchronous standby"
    missing = [member["name"] for member in named if not streams(member)]
    return f"synchronous standbys that cannot take over: {', '.join(missing)}" if missing else None


def main(patroni, name):
    try:
        obstacle = find_obstacle(json.loads(get(patroni + "/cluster")), json.loads(get(patroni + "/config")), name)
    except (OSError, ValueError) as error:
        obstacle = f"Patroni does not answer: {error}"
    print(obstacle or "", end="")
    return 1 if obstacle else 0


sys.exit(main(*sys.argv[1:]))
