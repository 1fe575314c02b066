package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes trees as JSON whose bytes depend on the tree alone; keys keep the order of the tree. */
public final class CanonicalJson {

    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder(1024);
    private final boolean isPretty;

    private CanonicalJson(boolean isPretty) {
        this.isPretty = isPretty;
    }

    /**
     * One line of ASCII without blanks, as Python's {@code json.dumps(..., separators=(",", ":"))} writes it; no line
     * break at the end.
     */
    public static String compact(JsonNode root) {
        CanonicalJson json = new CanonicalJson(false);
        json.value(root, "");
        return json.out.toString();
    }

    /** Indented like the output of kubectl, ended by a line break. */
    public static String pretty(JsonNode root) {
        CanonicalJson json = new CanonicalJson(true);
        json.value(root, "\n");
        return json.out.append('\n').toString();
    }

    private void value(JsonNode value, String lineBreak) {
        if (value.isObject()) {
            map(value, lineBreak);
        } else if (value.isArray()) {
            list(value, lineBreak);
        } else if (value.isTextual()) {
            text(value.textValue());
        } else {
            out.append(value.isNumber() ? NumberText.of(value) : value.asText());
        }
    }

    private void map(JsonNode map, String lineBreak) {
        String inner = inner(lineBreak);
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            out.append(separator).append(inner);
            text(field.getKey());
            out.append(isPretty ? ": " : ":");
            value(field.getValue(), inner);
            separator = ",";
        }
        out.append(map.isEmpty() ? "" : lineBreak).append('}');
    }

    private void list(JsonNode list, String lineBreak) {
        String inner = inner(lineBreak);
        out.append('[');
        String separator = "";
        for (JsonNode item : list) {
            out.append(separator).append(inner);
            value(item, inner);
            separator = ",";
        }
        out.append(list.isEmpty() ? "" : lineBreak).append(']');
    }

    private String inner(String lineBreak) {
        return isPretty ? lineBreak + INDENT : "";
    }

    private void text(String text) {
        if (isPretty) {
            QuotedText.append(out, text);
        } else {
            QuotedText.appendAscii(out, text);
        }
    }
}
