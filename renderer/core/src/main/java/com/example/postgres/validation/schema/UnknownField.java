package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Optional;

/** Suggests what an unknown field was meant to be. */
public final class UnknownField {

    /** The rule that unknown fields violate, at any level. */
    public static final String RULE = "schema.unknown-field";

    private UnknownField() {}

    static Violation of(FieldPath mapping, String name, SchemaTree schema) {
        List<String> known = schema.fields(mapping);
        Optional<String> nearest = NearestName.of(name, known);
        Optional<FieldPath> elsewhere = nearest.isPresent() ? Optional.empty() : schema.findNear(mapping, name);
        return elsewhere
                .map(place -> violation(mapping, name, "not a field of this mapping; did you mean " + place))
                .orElseGet(() -> of(mapping, name, known));
    }

    /** The violation for a field that is none of the known ones. */
    public static Violation of(FieldPath mapping, String name, List<String> known) {
        return violation(
                mapping,
                name,
                NearestName.of(name, known)
                        .map(nearest -> "did you mean \"" + nearest + "\"?")
                        .orElseGet(() -> "known fields: " + String.join(", ", known)));
    }

    private static Violation violation(FieldPath mapping, String name, String detail) {
        return Violation.error(mapping.field(name), Violation.Kind.UNKNOWN, RULE, null, detail);
    }
}
