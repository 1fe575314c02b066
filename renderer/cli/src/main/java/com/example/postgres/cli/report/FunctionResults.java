package com.example.postgres.cli.report;

import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Violations as {@code results} of a KRM function. */
public final class FunctionResults {

    private static final String PATH = "internal.config.kubernetes.io/path";

    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private boolean hasErrors;

    /** Adds violations of an item. */
    public void add(JsonNode item, List<Violation> violations) {
        for (Violation violation : violations) {
            hasErrors |= violation.isError();
            ObjectNode result = results.addObject()
                    .put("message", violation.fieldError() + " [" + violation.rule() + "]")
                    .put("severity", violation.isError() ? "error" : "warning");
            ObjectNode object = result.putObject("resourceRef");
            object.put("apiVersion", item.path("apiVersion").asText())
                    .put("kind", item.path("kind").asText());
            Map.of("name", "/metadata/name", "namespace", "/metadata/namespace").forEach((name, pointer) -> {
                if (item.at(pointer).isTextual()) {
                    object.put(name, item.at(pointer).asText());
                }
            });
            result.putObject("field").put("path", violation.path().toString());
            JsonNode file = item.path("metadata").path("annotations").path(PATH);
            if (file.isTextual()) {
                result.putObject("file").put("path", file.asText());
            }
        }
    }

    /** Whether any violation is an error. */
    public boolean hasErrors() {
        return hasErrors;
    }

    /** The list. */
    public ArrayNode list() {
        return results;
    }
}
