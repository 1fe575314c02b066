"""Finds the roles whose password in the database is not that of their file: changed-passwords.py FILE.

FILE has a line for each role: the file with its password, a blank, its name. Standard input has all roles with their stored
passwords as JSON. Prints the lines of roles that exist and have another password. No login is needed, so a role that may not
log in is no reason to set its password.

https://www.postgresql.org/docs/current/catalog-pg-authid.html
"""

import base64
import hashlib
import hmac
import json
import re
import stringprep
import sys
import unicodedata

SCRAM = re.compile(r"SCRAM-SHA-256\$(\d+):([^$]+)\$([^:]+):.+")


def prepared(password):
    """The form that SASLprep gives it, https://www.rfc-editor.org/rfc/rfc4013"""
    mapped = (
        " " if stringprep.in_table_c12(character) else character
        for character in password
        if not stringprep.in_table_b1(character)
    )
    return unicodedata.normalize("NFKC", "".join(mapped))


def has_key(password, iterations, salt, key):
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations)
    return hmac.compare_digest(hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest(), key)


def is_stored(stored, role, password):
    scram = SCRAM.fullmatch(stored or "")
    if scram:
        salt, key = base64.b64decode(scram[2]), base64.b64decode(scram[3])
        return any(has_key(form, int(scram[1]), salt, key) for form in (prepared(password), password))
    return stored == "md5" + hashlib.md5((password + role).encode(), usedforsecurity=False).hexdigest()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read().removesuffix("\n")


def main(path):
    stored = json.load(sys.stdin)
    for line in read(path).split("\n"):
        file, role = line.split(" ", 1)
        if role in stored and not is_stored(stored[role], role, read(file)):
            print(line)


main(*sys.argv[1:])
