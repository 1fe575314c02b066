"""check-certificate.py DIRECTORY [HOST]: prints in one line what is wrong with tls.crt, tls.key and ca.crt in the directory.

Exits with 1 if no server can start with them. A certificate that only fails verification, such as an expired one, is usable.
HOST is the name that other members use for this one.
"""

import os
import ssl
import sys

HINT = "fix the Secrets of spec.tls"


def path(name):
    return os.path.join(sys.argv[1], name)


def refuse(what):
    sys.exit(f"tls: {what}; {HINT}")


def no_passphrase():
    refuse("tls.key is encrypted with a passphrase, which is not supported")


def require_certificates(name):
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path(name))
    except ssl.SSLError:
        refuse(f"{name} does not contain a PEM certificate")


def server_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(path("tls.crt"), path("tls.key"), no_passphrase)
    except ssl.SSLError as error:
        if error.reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH"):
            refuse("tls.key does not belong to tls.crt")
        refuse(f"tls.key does not contain a PEM private key, or the key is too weak")
    return context


def client_context():
    """As strict as the default of Python 3.13 and newer, which run patronictl."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = len(sys.argv) > 2
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.load_verify_locations(path("ca.crt"))
    return context


def connect(client, server):
    """A handshake in memory."""
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = (
        client.wrap_bio(to_client, to_server, server_hostname=sys.argv[2] if client.check_hostname else None),
        server.wrap_bio(to_server, to_client, server_side=True),
    )
    for _ in range(3):
        for side in sides:
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                pass


require_certificates("tls.crt")
usable = server_context()
if os.path.exists(path("ca.crt")):
    require_certificates("ca.crt")
    try:
        connect(client_context(), usable)
    except ssl.SSLCertVerificationError as error:
        print(f"tls: members refuse each other's connections: {error.verify_message.rstrip('.')}; {HINT}", file=sys.stderr)
