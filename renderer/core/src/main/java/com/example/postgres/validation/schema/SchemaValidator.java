package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Checks specs against the schema of the CustomResourceDefinition. Thread-safe; keep one, because it reads the schema. */
public final class SchemaValidator {

    private static final FieldPath SPEC = FieldPath.of("spec");

    /** Violations after which the spec cannot be mapped to records, or has texts that no rule should parse. */
    private static final Set<String> HIDING = Set.of("schema.type", "schema.required", "schema.maxLength");

    private final JsonNode schema;
    private final StructuralCheck structure;

    /**
     * What the schema says of a spec.
     *
     * @param spec the tree without the nulls that mean nothing
     * @param violations all errors
     * @param isTyped whether every field has the right type and every required field is set, so that the spec can be mapped
     *     to records
     */
    public record Result(JsonNode spec, List<Violation> violations, boolean isTyped) {

        public Result {
            violations = List.copyOf(violations);
        }
    }

    /** The validator of the schema on the class path. */
    public SchemaValidator() {
        schema = CrdFile.specSchema();
        structure = new StructuralCheck(schema);
    }

    /** Checks the value of the field {@code spec} of a document. */
    public Result check(JsonNode spec) {
        if (spec.isMissingNode() || spec.isNull()) {
            String missing = "must set at least version and storage.size";
            Violation violation = Violation.error(SPEC, Violation.Kind.REQUIRED, "schema.required", null, missing);
            return new Result(spec, List.of(violation), false);
        }
        JsonNode clean = NullPruning.prune(spec, schema);
        List<Violation> violations = structure.find(SPEC, clean);
        boolean isTyped = violations.stream().noneMatch(SchemaValidator::hidesType);
        if (isTyped) {
            List<Violation> ofDestinations = DestinationFields.check(clean);
            violations.addAll(ofDestinations);
            isTyped = ofDestinations.stream().noneMatch(violation -> violation.kind() == Violation.Kind.REQUIRED);
        }
        return new Result(clean, violations, isTyped);
    }

    private static boolean hidesType(Violation violation) {
        boolean isDestinationType = violation.rule().equals("schema.enum")
                && violation.path().toString().endsWith(".destination.type");
        return isDestinationType || HIDING.contains(violation.rule());
    }
}
