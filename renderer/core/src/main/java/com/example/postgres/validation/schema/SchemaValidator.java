package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks specs against the schema of the CustomResourceDefinition. Thread-safe; keep one, because it compiles. */
public final class SchemaValidator {

    private static final FieldPath SPEC = FieldPath.of("spec");

    private final JsonNode structural;
    private final Schema schema;
    private final SchemaErrors errors;

    /** The validator of the schema on the class path. */
    public SchemaValidator() {
        structural = CrdFile.specSchema();
        schema = SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft7(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .losslessNarrowing(true)
                                .formatAssertionsEnabled(false)
                                .build()))
                .getSchema(StructuralSchema.toJsonSchema(structural));
        errors = new SchemaErrors(new SchemaTree(structural));
    }

    /** Checks the value of the field {@code spec} of a document. */
    public SchemaResult check(JsonNode spec) {
        if (spec.isMissingNode() || spec.isNull()) {
            String words = "a cluster needs at least version and storage.size";
            Violation missing = Violation.error(SPEC, Violation.Kind.REQUIRED, "schema.required", null, words);
            return new SchemaResult(spec, List.of(missing), false);
        }
        JsonNode clean = ServerReading.of(spec, structural);
        List<Violation> violations = new ArrayList<>();
        boolean isTyped = true;
        for (com.networknt.schema.Error error : schema.validate(clean)) {
            violations.add(errors.read(clean, error));
            isTyped &= !SchemaErrors.hidesType(error);
        }
        List<Violation> ofNumbers = InexactNumbers.find(SPEC, clean, structural);
        violations.addAll(ofNumbers);
        isTyped &= ofNumbers.isEmpty();
        dropPatternsOfShortTexts(violations);
        violations.addAll(DuplicateItems.find(SPEC, clean, structural));
        if (isTyped) {
            List<Violation> ofDestinations = DestinationFields.check(clean);
            violations.addAll(ofDestinations);
            isTyped = ofDestinations.stream().noneMatch(violation -> violation.kind() == Violation.Kind.REQUIRED);
        }
        return new SchemaResult(clean, violations, isTyped);
    }

    /** A text that is too short does not fit the pattern either; once is enough. */
    private static void dropPatternsOfShortTexts(List<Violation> violations) {
        Set<FieldPath> shortTexts = violations.stream()
                .filter(violation -> violation.rule().equals("schema.minLength"))
                .map(Violation::path)
                .collect(Collectors.toUnmodifiableSet());
        violations.removeIf(
                violation -> violation.rule().equals("schema.pattern") && shortTexts.contains(violation.path()));
    }
}
