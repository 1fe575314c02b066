package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.validation.schema.UnknownField;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code metadata} that the renderer uses. Fields that the API server adds are known and ignored.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/">ObjectMeta</a>
 */
final class MetadataFields {

    /**
     * A CronJob's name has at most 52 characters, because its Jobs add 11 to it and a pod's label holds 63; the longest
     * suffix of ours is {@code -backup}. A Job's name has at most 63, of which {@code -secrets} and a checksum take 17. The
     * revision label of a StatefulSet's pods is its name and a hash as well.
     */
    private static final int MAX_NAME_LENGTH = 45;

    private static final FieldPath METADATA = FieldPath.of("metadata");

    private static final List<String> KNOWN = List.of(
            "name",
            "namespace",
            "labels",
            "annotations",
            "generateName",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences",
            "finalizers",
            "managedFields");

    /** Those of {@code Names.SHARED_ENDINGS}, as a test says: packages look left only. */
    static final List<String> SHARED_ENDINGS =
            List.of("-primary", "-repl", "-headless", "-credentials", "-backup", "-verify");

    private final List<Violation> violations = new ArrayList<>();

    private MetadataFields() {}

    static List<Violation> check(JsonNode metadata) {
        MetadataFields check = new MetadataFields();
        if (!metadata.isObject()) {
            boolean isAbsent = metadata.isMissingNode() || metadata.isNull();
            check.report(
                    METADATA,
                    isAbsent ? Kind.REQUIRED : Kind.INVALID,
                    "metadata",
                    null,
                    "must be a mapping with the field name");
            return check.violations;
        }
        metadata.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                check.violations.add(UnknownField.of(METADATA, name, KNOWN.subList(0, 4)));
            }
        });
        check.checkName(metadata.path("name"));
        check.checkNamespace(metadata.path("namespace"));
        check.checkMap("labels", metadata.path("labels"));
        check.checkMap("annotations", metadata.path("annotations"));
        return check.violations;
    }

    private void checkName(JsonNode value) {
        FieldPath path = METADATA.field("name");
        if (value.isMissingNode() || value.isNull() || value.equals(TextNode.valueOf(""))) {
            report(path, Kind.REQUIRED, "metadata.name", null, "must be set");
        } else if (!value.isTextual()) {
            report(path, Kind.INVALID, "metadata.name", value, "must be a string; write it in quotes");
        } else {
            checkName(path, value.textValue());
        }
    }

    private void checkName(FieldPath path, String name) {
        SHARED_ENDINGS.stream().filter(name::endsWith).findFirst().ifPresent(ending -> {
            String other = name.substring(0, name.length() - ending.length());
            violations.add(Violation.warning(
                    path,
                    Kind.INVALID,
                    "metadata.name.ending",
                    name,
                    "a cluster \"" + other
                            + "\" in this namespace would have objects of this name: choose another ending"));
        });
        if (name.length() > MAX_NAME_LENGTH) {
            report(
                    path,
                    Kind.INVALID,
                    "metadata.name.length",
                    name,
                    "the name of a cluster must be no more than 45 characters: the names of its objects are"
                            + " derived from it, and a CronJob's name must be no more than 52");
        }
        if (!name.matches("[a-z]([-a-z0-9]*[a-z0-9])?")) {
            report(
                    path,
                    Kind.INVALID,
                    "metadata.name",
                    name,
                    "the name of a cluster must consist of lower-case letters, digits and '-', begin with a"
                            + " letter and end with a letter or digit (DNS-1035 label): its"
                            + " Services are named after it");
        }
    }

    private void checkNamespace(JsonNode value) {
        FieldPath path = METADATA.field("namespace");
        if (value.isTextual()) {
            KubernetesName.LABEL
                    .problem(value.textValue())
                    .ifPresent(message -> report(path, Kind.INVALID, "metadata.namespace", value.textValue(), message));
        } else if (!value.isMissingNode() && !value.isNull()) {
            report(path, Kind.INVALID, "metadata.namespace", value, "must be a string; write it in quotes");
        }
    }

    private void checkMap(String field, JsonNode map) {
        FieldPath path = METADATA.field(field);
        if (map.isMissingNode() || map.isNull()) {
            return;
        }
        if (!map.isObject()) {
            report(path, Kind.INVALID, "metadata." + field, map, "must be a mapping of strings");
            return;
        }
        map.properties().forEach(entry -> {
            FieldPath at = path.field(entry.getKey());
            LabelSyntax.keyProblem(entry.getKey())
                    .ifPresent(message -> report(at, Kind.INVALID, "metadata." + field, entry.getKey(), message));
            if (!entry.getValue().isTextual()) {
                String hint = "must be a string; write it in quotes: \""
                        + entry.getValue().asText() + "\"";
                report(at, Kind.INVALID, "metadata." + field, entry.getValue(), hint);
            } else if (field.equals("labels")) {
                LabelSyntax.valueProblem(entry.getValue().textValue())
                        .ifPresent(message -> report(
                                at,
                                Kind.INVALID,
                                "metadata.labels",
                                entry.getValue().textValue(),
                                message));
            }
        });
    }

    private void report(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        violations.add(Violation.error(path, kind, rule, value, detail));
    }
}
