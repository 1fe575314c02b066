package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Writes trees as KYAML, the flow-style subset of YAML that {@code kubectl -o kyaml} prints (KEP-5295): braces instead
 * of significant indentation, text always in double quotes, trailing commas. Keys keep the order of the tree.
 */
public final class Kyaml {

    private static final String INDENT = "  ";
    private static final String CONTINUED = "\\\n";

    private final StringBuilder out = new StringBuilder(4096);

    private Kyaml() {}

    /** One document, begun by {@code ---} and ended by a line break. */
    public static String write(JsonNode root) {
        return writeAll(List.of(root));
    }

    /** A stream of documents, each of which begins with {@code ---}. */
    public static String writeAll(List<JsonNode> roots) {
        Kyaml yaml = new Kyaml();
        for (JsonNode root : roots) {
            yaml.out.append("---\n");
            yaml.value(root, "");
            yaml.out.append('\n');
        }
        return yaml.out.toString();
    }

    private void value(JsonNode value, String indent) {
        if (value.isObject()) {
            map(value, indent);
        } else if (value.isArray()) {
            list(value, indent);
        } else if (value.isTextual()) {
            text(value.textValue(), indent + INDENT);
        } else {
            out.append(value.isNumber() ? NumberText.of(value) : value.asText());
        }
    }

    private void map(JsonNode map, String indent) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            out.append(indent).append(INDENT);
            key(field.getKey());
            out.append(": ");
            value(field.getValue(), indent + INDENT);
            out.append(",\n");
        }
        out.append(indent).append('}');
    }

    private void key(String key) {
        int start = out.length();
        if (PlainText.isSafeFlowKey(key)) {
            out.append(key);
        } else {
            QuotedText.append(out, key);
        }
        if (out.length() - start > CanonicalYaml.MAX_SIMPLE_KEY_LENGTH) {
            out.insert(start, "? ");
        }
    }

    private void list(JsonNode list, String indent) {
        if (holdsOnlyContainers(list)) {
            String separator = "[";
            for (JsonNode item : list) {
                out.append(separator);
                value(item, indent);
                separator = ", ";
            }
            out.append(list.isEmpty() ? "[]" : "]");
            return;
        }
        out.append("[\n");
        for (JsonNode item : list) {
            out.append(indent).append(INDENT);
            value(item, indent + INDENT);
            out.append(",\n");
        }
        out.append(indent).append(']');
    }

    private static boolean holdsOnlyContainers(JsonNode list) {
        for (JsonNode item : list) {
            if (!item.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    /** Text of several lines stands line by line, each line break escaped and each break of the notation continued. */
    private void text(String text, String indent) {
        if (text.indexOf('\n') < 0) {
            QuotedText.append(out, text);
            return;
        }
        out.append('"').append(CONTINUED);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            int stop = end == 0 ? text.length() : end;
            out.append(indent).append(text.charAt(start) == ' ' ? '\\' : ' ');
            QuotedText.appendUnquoted(out, text.substring(start, stop));
            out.append(CONTINUED);
            start = stop;
        }
        out.append(indent).append('"');
    }
}
