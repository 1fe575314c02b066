package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes trees in the one form that is committed to Git: the same tree gives the same bytes, and every reader of YAML
 * 1.1 or 1.2 reads the same tree back. Keys keep the order of the tree, lists stand below their key without further
 * indentation, text is quoted unless no reader can mistake it, clean text of several lines is a literal block, no line
 * is wrapped.
 */
public final class CanonicalYaml {

    private static final String INDENT = "  ";
    /** Readers give up on a key that is longer than 1024 characters unless it is marked as one. */
    static final int MAX_SIMPLE_KEY_LENGTH = 1000;

    private static final BlockCache BLOCKS = new BlockCache();

    private final StringBuilder out = new StringBuilder(4096);

    private CanonicalYaml() {}

    /** One document without a separator, ended by a line break. */
    public static String write(JsonNode root) {
        CanonicalYaml yaml = new CanonicalYaml();
        yaml.document(root);
        return yaml.out.toString();
    }

    /** A stream of documents, each of which begins with {@code ---}. */
    public static String writeAll(List<JsonNode> roots) {
        CanonicalYaml yaml = new CanonicalYaml();
        for (JsonNode root : roots) {
            yaml.out.append("---\n");
            yaml.document(root);
        }
        return yaml.out.toString();
    }

    private void document(JsonNode root) {
        if (!root.isContainerNode() || root.isEmpty()) {
            inline(root);
            out.append('\n');
        } else if (root.isObject()) {
            map(root, "");
        } else {
            list(root, "");
        }
    }

    /** The fields of a mapping; the first one stands where the writer is. */
    private void map(JsonNode map, String indent) {
        boolean isFirst = true;
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            out.append(isFirst ? "" : indent);
            isFirst = false;
            key(field.getKey(), indent);
            valueOfKey(field.getValue(), indent);
        }
    }

    private void key(String key, String indent) {
        int start = out.length();
        if (PlainText.isSafeKey(key)) {
            out.append(key);
        } else {
            QuotedText.append(out, key);
        }
        if (out.length() - start > MAX_SIMPLE_KEY_LENGTH) {
            out.insert(start, "? ").append('\n').append(indent);
        }
        out.append(':');
    }

    private void valueOfKey(JsonNode value, String indent) {
        if (!value.isContainerNode() || value.isEmpty()) {
            out.append(' ');
            scalar(value, indent);
        } else if (value.isObject()) {
            out.append('\n').append(indent).append(INDENT);
            map(value, indent + INDENT);
        } else {
            out.append('\n').append(indent);
            list(value, indent);
        }
    }

    /** The items of a list; the first one stands where the writer is. */
    private void list(JsonNode list, String indent) {
        for (Iterator<JsonNode> items = list.elements(); items.hasNext(); ) {
            JsonNode item = items.next();
            out.append("- ");
            if (!item.isContainerNode() || item.isEmpty()) {
                scalar(item, indent);
            } else if (item.isObject()) {
                map(item, indent + INDENT);
            } else {
                list(item, indent + INDENT);
            }
            out.append(items.hasNext() ? indent : "");
        }
    }

    private void scalar(JsonNode value, String indent) {
        Optional<String> block = value.isTextual() ? BLOCKS.of(value.textValue(), indent) : Optional.empty();
        if (block.isPresent()) {
            out.append(block.get());
        } else {
            inline(value);
            out.append('\n');
        }
    }

    private void inline(JsonNode value) {
        if (value.isTextual()) {
            text(value.textValue());
        } else if (value.isNumber()) {
            out.append(NumberText.of(value));
        } else if (value.isContainerNode()) {
            out.append(value.isObject() ? "{}" : "[]");
        } else {
            out.append(value.asText());
        }
    }

    private void text(String text) {
        if (PlainText.isSafeValue(text)) {
            out.append(text);
        } else {
            QuotedText.append(out, text);
        }
    }
}
