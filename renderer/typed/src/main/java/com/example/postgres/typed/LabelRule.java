package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.typed.TypedCheck.TreeRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Labels and annotations. */
final class LabelRule implements TreeRule {

    /** https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
    private static final int MAX_ANNOTATION_BYTES = 256 * 1024;

    @Override
    public void check(Value value, List<Violation> violations) {
        FieldPath path = value.path();
        boolean isLabel = isLabel(value);
        if (isLabel) {
            LabelSyntax.valueProblem(value.node().asText())
                    .ifPresent(problem -> violations.add(value.error("typed.label.value", problem)));
        }
        if (isLabel || path.endsWith("annotations", "*")) {
            LabelSyntax.keyProblem(path.lastName())
                    .ifPresent(problem -> violations.add(value.error("typed.label.key", problem)));
        }
        if (path.endsWith("annotations") && bytes(value) > MAX_ANNOTATION_BYTES) {
            violations.add(value.error("typed.annotations", "must have at most " + MAX_ANNOTATION_BYTES + " bytes"));
        }
    }

    /** The selector of a Service is a mapping of labels; other selectors are mappings of mappings. */
    private static boolean isLabel(Value value) {
        return Stream.of("labels", "matchLabels", "nodeSelector")
                        .anyMatch(mapping -> value.path().endsWith(mapping, "*"))
                || (value.node().isTextual() && value.path().endsWith("selector", "*"));
    }

    private static int bytes(Value annotations) {
        return annotations.textFields().entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
