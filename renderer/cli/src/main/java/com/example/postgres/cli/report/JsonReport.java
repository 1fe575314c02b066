package com.example.postgres.cli.report;

import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One object with counts and the list {@code violations}. */
final class JsonReport {

    private JsonReport() {}

    static String write(Findings findings) {
        return tree(findings).toPrettyString() + "\n";
    }

    /** The object, open for more fields. */
    static ObjectNode tree(Findings findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("valid", findings.errors() == 0)
                .put("files", findings.texts().size())
                .put("clusters", findings.clusters())
                .put("errors", findings.errors())
                .put("warnings", findings.warnings());
        ArrayNode violations = root.putArray("violations");
        findings.violations().forEach(violation -> violations.add(tree(violation)));
        return root;
    }

    private static ObjectNode tree(Violation violation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("severity", violation.severity().name().toLowerCase(Locale.ROOT))
                .put("file", violation.position().source())
                .put("line", violation.position().line())
                .put("column", violation.position().column())
                .put("path", violation.path().toString())
                .put("rule", violation.rule())
                .put("type", violation.kind().label())
                .put("value", violation.value())
                .put("message", violation.detail());
    }
}
