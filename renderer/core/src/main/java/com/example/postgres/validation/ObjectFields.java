package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.validation.schema.UnknownField;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The top-level fields: the document is a PostgresCluster, and the fields beside {@code spec} are those of a
 * Kubernetes object. {@code status} is ignored, so that the output of {@code kubectl get -o yaml} can be rendered.
 */
final class ObjectFields {

    /** The API version that this release reads. */
    static final String API_VERSION = "postgres.example.com/v1alpha1";

    /** The kind that this release reads. */
    static final String KIND = "PostgresCluster";

    private static final List<String> KNOWN = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private final List<Violation> violations = new ArrayList<>();

    private ObjectFields() {}

    static List<Violation> check(JsonNode root) {
        ObjectFields check = new ObjectFields();
        if (!root.isObject()) {
            check.report(
                    FieldPath.ROOT,
                    Kind.INVALID,
                    "document.mapping",
                    "must be a mapping with the fields apiVersion," + " kind, metadata and spec, is " + nameOf(root));
            return check.violations;
        }
        check.checkConstant(root, "apiVersion", API_VERSION, "apiVersion");
        check.checkConstant(root, "kind", KIND, "kind");
        root.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                check.violations.add(UnknownField.of(FieldPath.ROOT, name, KNOWN));
            }
        });
        check.violations.addAll(MetadataFields.check(root.path("metadata")));
        return check.violations;
    }

    private void checkConstant(JsonNode root, String field, String wanted, String rule) {
        JsonNode value = root.path(field);
        FieldPath path = FieldPath.of(field);
        if (value.isMissingNode() || value.isNull()) {
            report(path, Kind.REQUIRED, rule, "must be " + wanted);
        } else if (!value.isTextual() || !value.textValue().equals(wanted)) {
            boolean isNear = NearestName.of(value.asText(), List.of(wanted)).isPresent();
            violations.add(Violation.error(
                    path,
                    Kind.UNSUPPORTED,
                    rule,
                    value.isTextual() ? value.textValue() : value,
                    isNear ? "did you mean \"" + wanted + "\"?" : "this release supports only " + wanted));
        }
    }

    private void report(FieldPath path, Kind kind, String rule, String detail) {
        violations.add(Violation.error(path, kind, rule, null, detail));
    }

    private static String nameOf(JsonNode node) {
        if (node.isArray()) {
            return "a list";
        }
        return node.isMissingNode() || node.isNull() ? "empty" : "a single value";
    }
}
