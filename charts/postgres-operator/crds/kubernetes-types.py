#!/usr/bin/env python3
"""Writes the schemas of Kubernetes' own types into postgresclusters.yaml, between the lines "# BEGIN Type" and "# END".

Usage: kubernetes-types.py [FOLDER]

FOLDER holds the OpenAPI files of a Kubernetes release (api/openapi-spec/v3 in its repository); without it they are
downloaded from the release below. Descriptions and defaults are left out. The published files name no ranges and no sets of
values: LIMITS adds those that the API server checks (pkg/apis/core/validation and pkg/apis/networking/validation).
"""

import json
import pathlib
import re
import sys
import urllib.request

RELEASE = "v1.35.4"
SOURCE = f"https://raw.githubusercontent.com/kubernetes/kubernetes/{RELEASE}/api/openapi-spec/v3/"
CRD = pathlib.Path(__file__).parent / "postgresclusters.yaml"
FILES = {
    "io.k8s.api.core.v1": "api__v1_openapi.json",
    "io.k8s.api.networking.v1": "apis__networking.k8s.io__v1_openapi.json",
}

# Fields that the pods of a cluster cannot have. Types of volumes that Kubernetes removed or deprecated; what needs an alpha
# feature, Windows, the field os of the pod, a resource claim, or a raw block volume.
LEFT_OUT = {
    "Container": ["resizePolicy", "restartPolicyRules", "volumeDevices"],
    "EnvVarSource": ["fileKeyRef"],
    "Lifecycle": ["stopSignal"],
    "NodeSelectorTerm": ["matchFields"],
    "ObjectMeta": [
        "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "finalizers", "generateName", "generation",
        "managedFields", "name", "namespace", "ownerReferences", "resourceVersion", "selfLink", "uid",
    ],
    "PersistentVolumeClaimSpec": ["dataSourceRef", "volumeAttributesClassName"],
    "ResourceRequirements": ["claims"],
    "SecurityContext": ["windowsOptions"],
    "Volume": [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker",
        "gcePersistentDisk", "gitRepo", "glusterfs", "image", "iscsi", "photonPersistentDisk", "portworxVolume", "quobyte",
        "rbd", "scaleIO", "storageos", "vsphereVolume",
    ],
    "VolumeProjection": ["podCertificate"],
}

LABEL_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]"
DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
DNS_NAME = rf"{DNS_LABEL}(\.{DNS_LABEL})*"
LABEL_KEY_PATTERN = rf"({DNS_NAME}/)?{LABEL_NAME}"
PORT_NAME_PATTERN = "([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*"
QUANTITY_PATTERN = r"[+]?([0-9]+|[0-9]+\.[0-9]*|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]{1,2})?"

CIDR_PATTERN = (
    r"(((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])/(3[0-2]|[12]?[0-9])"
    r"|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))"
)

LABEL_KEY = {"minLength": 1, "maxLength": 317, "pattern": f"^{LABEL_KEY_PATTERN}$"}
LABEL_VALUE = {"maxLength": 63, "pattern": f"^({LABEL_NAME})?$"}
NAME = {"minLength": 1, "maxLength": 253, "pattern": f"^{DNS_NAME}$"}
OPTIONAL_NAME = {"maxLength": 253, "pattern": f"^({DNS_NAME})?$"}
SHORT_NAME = {"minLength": 1, "maxLength": 63, "pattern": f"^{DNS_LABEL}$"}
FILE_KEY = {"minLength": 1, "maxLength": 253, "pattern": r"^\.?[-_a-zA-Z0-9][-._a-zA-Z0-9]*$"}
# A relative path without the element "..".
RELATIVE_PATH = {"minLength": 1, "maxLength": 1024, "pattern": r"^([^/.][^/]*|\.[^/.][^/]*|\.\.[^/]+|\.)(/([^/.][^/]*|\.[^/.][^/]*|\.\.[^/]+|\.)?)*$"}
PORT = {"minimum": 1, "maximum": 65535}
PORT_OR_NAME = {**PORT, "maxLength": 15, "pattern": f"^{PORT_NAME_PATTERN}$"}
FILE_MODE = {"minimum": 0, "maximum": 511}
ID = {"minimum": 0, "maximum": 2147483647}
COUNT = {"minimum": 0}
SOME_TEXT = {"minLength": 1}
ONE = {"minProperties": 1, "maxProperties": 1}

# By type and field; "[]" is an item of a list, "{}" a value of a mapping, "" the type itself. "required" is added.
LIMITS = {
    "AppArmorProfile": {"type": {"enum": ["Localhost", "RuntimeDefault", "Unconfined"]}},
    "CSIVolumeSource": {"driver": {**NAME, "maxLength": 63, "pattern": r"^[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?$"}},
    "ClusterTrustBundleProjection": {"path": RELATIVE_PATH},
    "ConfigMapEnvSource": {"": {"required": ["name"]}, "name": NAME},
    "ConfigMapKeySelector": {"": {"required": ["key", "name"]}, "key": FILE_KEY, "name": NAME},
    "ConfigMapProjection": {"": {"required": ["name"]}, "name": NAME},
    "ConfigMapVolumeSource": {"": {"required": ["name"]}, "name": NAME, "defaultMode": FILE_MODE},
    "Container": {
        "": {"required": ["image"]},
        "name": SHORT_NAME,
        "image": {"minLength": 1, "maxLength": 512, "pattern": "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$"},
        "imagePullPolicy": {"enum": ["Always", "IfNotPresent", "Never"]},
        "restartPolicy": {"enum": ["Always"]},
        "terminationMessagePolicy": {"enum": ["FallbackToLogsOnError", "File"]},
        "workingDir": {"maxLength": 4096},
    },
    "ContainerPort": {
        "containerPort": PORT,
        "hostPort": {"minimum": 0, "maximum": 65535},
        "name": {"maxLength": 15, "pattern": f"^{PORT_NAME_PATTERN}$"},
        "protocol": {"enum": ["SCTP", "TCP", "UDP"]},
    },
    "DownwardAPIVolumeFile": {"": {"minProperties": 2, "maxProperties": 3}, "path": RELATIVE_PATH, "mode": FILE_MODE},
    "DownwardAPIVolumeSource": {"defaultMode": FILE_MODE},
    "EmptyDirVolumeSource": {"medium": {"maxLength": 63, "pattern": "^(Memory|HugePages(-[1-9][0-9]*[KMG]i)?)?$"}},
    "EnvFromSource": {"": {"minProperties": 1, "maxProperties": 2}, "prefix": {"maxLength": 1024, "pattern": "^[ -<>-~]*$"}},
    "EnvVar": {"name": {"minLength": 1, "maxLength": 1024, "pattern": "^[ -<>-~]+$"}},
    "EnvVarSource": {"": ONE},
    "EphemeralVolumeSource": {"": {"required": ["volumeClaimTemplate"]}},
    "ExecAction": {"": {"required": ["command"]}, "command": {"minItems": 1}},
    "GRPCAction": {"port": PORT},
    "HTTPGetAction": {"path": SOME_TEXT, "port": PORT_OR_NAME, "scheme": {"enum": ["HTTP", "HTTPS"]}},
    "HTTPHeader": {"name": {"minLength": 1, "maxLength": 253, "pattern": "^[-A-Za-z0-9]+$"}},
    "HostPathVolumeSource": {
        "path": {**SOME_TEXT, "maxLength": 4096},
        "type": {"enum": ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"]},
    },
    "IPBlock": {
        "cidr": {"maxLength": 49, "pattern": f"^{CIDR_PATTERN}$"},
        "except[]": {"maxLength": 49},
    },
    "KeyToPath": {"key": FILE_KEY, "path": RELATIVE_PATH, "mode": FILE_MODE},
    "LabelSelector": {"matchLabels{}": LABEL_VALUE},
    "LabelSelectorRequirement": {
        "key": LABEL_KEY,
        "operator": {"enum": ["DoesNotExist", "Exists", "In", "NotIn"]},
        "values[]": LABEL_VALUE,
    },
    "LifecycleHandler": {"": ONE},
    "LocalObjectReference": {"": {"required": ["name"]}, "name": NAME},
    "NFSVolumeSource": {"server": SOME_TEXT, "path": {"minLength": 1, "maxLength": 4096, "pattern": "^/"}},
    "NodeSelector": {"nodeSelectorTerms": {"minItems": 1}},
    "NodeSelectorRequirement": {
        "key": LABEL_KEY,
        "operator": {"enum": ["DoesNotExist", "Exists", "Gt", "In", "Lt", "NotIn"]},
        "values[]": LABEL_VALUE,
    },
    "NetworkPolicyPeer": {"": {"minProperties": 1}},
    "NetworkPolicyPort": {"endPort": PORT, "port": PORT_OR_NAME, "protocol": {"enum": ["SCTP", "TCP", "UDP"]}},
    "ObjectFieldSelector": {
        "apiVersion": {"enum": ["v1"]},
        "fieldPath": {
            "maxLength": 512,
            "pattern": rf"^(metadata\.(name|namespace|uid|labels|annotations)|metadata\.labels\['{LABEL_KEY_PATTERN}'\]"
            + rf"|metadata\.annotations\['{LABEL_KEY_PATTERN}'\]|spec\.(nodeName|serviceAccountName)"
            + r"|status\.(hostIP|hostIPs|podIP|podIPs))$"
        },
    },
    "PersistentVolumeClaimSpec": {
        "": {"required": ["accessModes", "resources"]},
        "accessModes": {"minItems": 1},
        "accessModes[]": {"enum": ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]},
        "storageClassName": OPTIONAL_NAME,
        "volumeMode": {"enum": ["Filesystem"]},
        "volumeName": {"maxLength": 253},
    },
    "PersistentVolumeClaimVolumeSource": {"claimName": NAME},
    "PodAffinityTerm": {
        "topologyKey": LABEL_KEY,
        "matchLabelKeys[]": LABEL_KEY,
        "mismatchLabelKeys[]": LABEL_KEY,
        "namespaces[]": SHORT_NAME,
    },
    "PreferredSchedulingTerm": {"weight": {"minimum": 1, "maximum": 100}},
    "Probe": {
        "initialDelaySeconds": COUNT,
        "timeoutSeconds": COUNT,
        "periodSeconds": COUNT,
        "successThreshold": COUNT,
        "failureThreshold": COUNT,
        "terminationGracePeriodSeconds": {"minimum": 1},
    },
    "ProjectedVolumeSource": {"": {"required": ["sources"]}, "sources": {"minItems": 1}, "defaultMode": FILE_MODE},
    "ResourceFieldSelector": {
        "resource": {"maxLength": 63, "pattern": "^(limits|requests)[.](cpu|memory|ephemeral-storage|hugepages-.+)$"},
        "containerName": {"maxLength": 63},
    },
    "SeccompProfile": {"type": {"enum": ["Localhost", "RuntimeDefault", "Unconfined"]}},
    "SecretEnvSource": {"": {"required": ["name"]}, "name": NAME},
    "SecretKeySelector": {"": {"required": ["key", "name"]}, "key": FILE_KEY, "name": NAME},
    "SecretProjection": {"": {"required": ["name"]}, "name": NAME},
    "SecretVolumeSource": {"": {"required": ["secretName"]}, "secretName": NAME, "defaultMode": FILE_MODE},
    "SecurityContext": {"procMount": {"enum": ["Default"]}, "runAsUser": ID, "runAsGroup": ID},
    "ServiceAccountTokenProjection": {
        "path": RELATIVE_PATH,
        "expirationSeconds": {"minimum": 600, "maximum": 4294967296},
    },
    # The largest grace period of the pods.
    "SleepAction": {"seconds": {"minimum": 1, "maximum": 86400}},
    "TCPSocketAction": {"port": PORT_OR_NAME},
    "Toleration": {
        "effect": {"enum": ["", "NoExecute", "NoSchedule", "PreferNoSchedule"]},
        "key": {"maxLength": 317, "pattern": f"^({LABEL_KEY_PATTERN})?$"},
        "operator": {"enum": ["Equal", "Exists"]},
        "value": LABEL_VALUE,
    },
    "TopologySpreadConstraint": {
        "maxSkew": {"minimum": 1},
        "minDomains": {"minimum": 1},
        "topologyKey": LABEL_KEY,
        "matchLabelKeys[]": LABEL_KEY,
        "nodeAffinityPolicy": {"enum": ["Honor", "Ignore"]},
        "nodeTaintsPolicy": {"enum": ["Honor", "Ignore"]},
        "whenUnsatisfiable": {"enum": ["DoNotSchedule", "ScheduleAnyway"]},
    },
    "TypedLocalObjectReference": {"kind": SOME_TEXT, "name": NAME},
    # Its name and at most one source; without a source it is an emptyDir.
    "Volume": {"": {"maxProperties": 2}, "name": SHORT_NAME},
    "VolumeMount": {
        "name": SHORT_NAME,
        "mountPath": {"minLength": 1, "maxLength": 4096},
        "mountPropagation": {"enum": ["Bidirectional", "HostToContainer", "None"]},
        "recursiveReadOnly": {"enum": ["Disabled", "Enabled", "IfPossible"]},
        "subPath": {**RELATIVE_PATH, "minLength": 0, "pattern": RELATIVE_PATH["pattern"] + "|^$"},
        "subPathExpr": {**RELATIVE_PATH, "minLength": 0, "pattern": RELATIVE_PATH["pattern"] + "|^$"},
    },
    "VolumeProjection": {"": ONE},
    "WeightedPodAffinityTerm": {"weight": {"minimum": 1, "maximum": 100}},
}

QUANTITY = {"x-kubernetes-int-or-string": True, "minimum": 0, "maxLength": 32, "pattern": f"^{QUANTITY_PATTERN}$"}


def read(folder):
    """The types of the release by their short names."""
    types = {}
    for file in FILES.values():
        if folder:
            text = (pathlib.Path(folder) / file).read_text()
        else:
            with urllib.request.urlopen(SOURCE + file) as response:
                text = response.read()
        for name, schema in json.loads(text)["components"]["schemas"].items():
            types[name.rsplit(".", 1)[-1]] = schema
    return types


def reference(schema):
    """The short name of the type that the schema refers to, or none."""
    for candidate in [schema, *schema.get("allOf", [])]:
        if "$ref" in candidate:
            return candidate["$ref"].rsplit(".", 1)[-1]
    return None


def structural(types, schema, limits):
    """The schema without references, descriptions and defaults, with further limits."""
    name = reference(schema)
    if name == "Quantity":
        return dict(QUANTITY)
    if name == "IntOrString":
        return {"x-kubernetes-int-or-string": True, **limits.get("", {})}
    if name:
        return structural(types, types[name], LIMITS.get(name, {})) if name not in LEFT_OUT else shape(types, name)
    result = {"type": schema["type"]}
    if schema.get("format") in ("int32", "int64"):
        result["format"] = schema["format"]
    if schema.get("format") == "int32":
        result["maximum"] = 2**31 - 1
    if "enum" in schema:
        result["enum"] = schema["enum"]
    if "properties" in schema:
        result["properties"] = {
            field: {**structural(types, child, nested(limits, field)), **limits.get(field, {})}
            for field, child in sorted(schema["properties"].items())
        }
    if "items" in schema:
        result["items"] = {**structural(types, schema["items"], {}), **limits.get("[]", {})}
    if "additionalProperties" in schema:
        result["additionalProperties"] = {**structural(types, schema["additionalProperties"], {}), **limits.get("{}", {})}
    own = dict(limits.get("", {}))
    required = sorted({*schema.get("required", []), *own.pop("required", [])})
    if required:
        result["required"] = required
    return {**result, **own}


def nested(limits, field):
    """The limits of the items and values of a field."""
    return {key[len(field) :]: value for key, value in limits.items() if key in (field + "[]", field + "{}")}


def shape(types, name):
    """The schema of a type without the fields that are left out."""
    schema = dict(types[name])
    missing = [field for field in LEFT_OUT.get(name, []) if field not in schema["properties"]]
    if missing:
        sys.exit(f"{name} has no field {missing}")
    schema["properties"] = {
        field: child for field, child in schema["properties"].items() if field not in LEFT_OUT.get(name, [])
    }
    return structural(types, schema, LIMITS.get(name, {}))


def block(types, indent, name):
    """The lines of a type, one for each field."""
    schema = shape(types, name)
    fields = [f'{indent}  "{field}": {json.dumps(child)}' for field, child in schema.pop("properties").items()]
    schema.pop("type")
    lines = [f"{indent}{keyword}: {json.dumps(value)}" for keyword, value in schema.items()]
    return "\n".join([*lines, f"{indent}properties: {{", ",\n".join(fields) + "}"])


def main():
    types = read(sys.argv[1] if len(sys.argv) > 1 else None)
    text = CRD.read_text()
    written = re.sub(
        r"^( *)# BEGIN (\w+)\n.*?^ *# END$",
        lambda mark: f"{mark[1]}# BEGIN {mark[2]}\n{block(types, mark[1], mark[2])}\n{mark[1]}# END",
        text,
        flags=re.MULTILINE | re.DOTALL,
    )
    CRD.write_text(written)


main()
