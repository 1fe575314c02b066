#!/usr/bin/env python3
"""Writes list-keys.txt: the lists in the objects that are rendered, and by which fields server-side apply merges each of them.

Usage: list-keys.py [FOLDER]

FOLDER holds the OpenAPI files of a Kubernetes release (api/openapi-spec/v3 in its repository); without it they are
downloaded from the release below. Lists without x-kubernetes-list-map-keys are replaced as a whole and have no fields here.
"""

import json
import pathlib
import sys
import urllib.request

RELEASE = "v1.35.4"
SOURCE = f"https://raw.githubusercontent.com/kubernetes/kubernetes/{RELEASE}/api/openapi-spec/v3/"
TARGET = pathlib.Path(__file__).parents[1] / "resources/com/example/postgres/object/list-keys.txt"

KINDS = {
    "api__v1": ["ConfigMap", "Service", "ServiceAccount"],
    "apis__apps__v1": ["StatefulSet"],
    "apis__batch__v1": ["CronJob", "Job"],
    "apis__networking.k8s.io__v1": ["NetworkPolicy"],
    "apis__policy__v1": ["PodDisruptionBudget"],
    "apis__rbac.authorization.k8s.io__v1": ["Role", "RoleBinding"],
}

# The server writes it. The pod template of a StatefulSet stands for those of Jobs.
LEFT_OUT = {"StatefulSet": ["status"], "CronJob": ["status", "template"], "Job": ["status", "template"]}


def read(file, folder):
    if folder:
        return json.loads((pathlib.Path(folder) / file).read_text())
    with urllib.request.urlopen(SOURCE + file) as response:
        return json.load(response)


def resolved(schema, schemas):
    """The schema, or the one that it refers to."""
    for reference in [schema, *schema.get("allOf", [])]:
        if "$ref" in reference:
            return {**schemas[reference["$ref"].split("/")[-1]], **schema}
    return schema


def lists(schema, schemas, path, left_out):
    """Path and key fields of each list below the schema."""
    schema = resolved(schema, schemas)
    if schema.get("type") == "array":
        yield path, schema.get("x-kubernetes-list-map-keys", [])
        yield from lists(schema["items"], schemas, path + "[]", left_out)
    for name, child in schema.get("properties", {}).items():
        if name not in left_out:
            yield from lists(child, schemas, f"{path}.{name}" if path else name, left_out)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    lines = []
    for file, kinds in KINDS.items():
        schemas = read(file + "_openapi.json", folder)["components"]["schemas"]
        for kind in kinds:
            schema = next(each for name, each in schemas.items() if name.split(".")[-1] == kind)
            for path, keys in lists(schema, schemas, "", LEFT_OUT.get(kind, ["status"])):
                lines.append(f"{kind} {path}: {' '.join(keys)}".rstrip())
    TARGET.write_text("".join(line + "\n" for line in sorted(lines)))


if __name__ == "__main__":
    main()
