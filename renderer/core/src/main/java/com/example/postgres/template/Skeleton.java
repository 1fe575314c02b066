package com.example.postgres.template;

import com.example.postgres.yaml.YamlException;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parsed text of a template, with {@linkplain Placeholders placeholders}: read once, filled as often as needed. */
final class Skeleton {

    private static final Pattern PLACEHOLDER = Pattern.compile(Placeholders.START + "([0-9]+)" + Placeholders.END);

    private final Node root;

    private Skeleton(Node root) {
        this.root = root;
    }

    /** A part of the document. */
    private sealed interface Node {

        JsonNode fill(List<JsonNode> values);
    }

    /** A scalar without placeholders. */
    private record Constant(JsonNode value) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            return value;
        }
    }

    /** A scalar that is a placeholder: any value, with its type. */
    private record Whole(int index) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            return values.get(index).deepCopy();
        }
    }

    /** A scalar that contains placeholders: texts and numbers become part of its text. */
    private record Parts(List<Node> parts) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            StringBuilder text = new StringBuilder();
            for (Node part : parts) {
                JsonNode value = part.fill(values);
                if (!value.isTextual() && !value.isIntegralNumber()) {
                    throw new IllegalArgumentException("a " + value.getNodeType() + " cannot be part of a text");
                }
                text.append(value.asText());
            }
            return TextNode.valueOf(text.toString());
        }
    }

    private record Field(Node name, Node value) {

        String key(List<JsonNode> values) {
            return name.fill(values).asText();
        }
    }

    private record Mapping(List<Field> fields) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            ObjectNode mapping = JsonNodeFactory.instance.objectNode();
            fields.forEach(field -> mapping.set(field.key(values), field.value().fill(values)));
            return mapping;
        }
    }

    /** A mapping with keys that are values, such as labels of the user. Keys are sorted; one that the template writes wins. */
    private record OpenMapping(List<Field> fields) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            SortedMap<String, JsonNode> sorted = new TreeMap<>();
            for (Field field : fields) {
                JsonNode value = field.value().fill(values);
                if (field.name() instanceof Constant) {
                    sorted.put(field.key(values), value);
                } else {
                    sorted.putIfAbsent(field.key(values), value);
                }
            }
            ObjectNode mapping = JsonNodeFactory.instance.objectNode();
            mapping.setAll(sorted);
            return mapping;
        }
    }

    private record Sequence(List<Node> items) implements Node {

        @Override
        public JsonNode fill(List<JsonNode> values) {
            ArrayNode sequence = JsonNodeFactory.instance.arrayNode(items.size());
            items.forEach(item -> sequence.add(item.fill(values)));
            return sequence;
        }
    }

    /**
     * Parses the text.
     *
     * @param templateName what printed it, for messages
     * @throws YamlException as {@link YamlReader#readTrusted(String, String)} does
     */
    static Skeleton read(String templateName, String text) {
        return new Skeleton(node(YamlReader.readTrusted(templateName, text)));
    }

    /** A text with placeholders, filled. */
    static JsonNode fill(String text, List<JsonNode> values) {
        return scalar(TextNode.valueOf(text)).fill(values);
    }

    /**
     * A new tree that shares no container with another one.
     *
     * @param values of the placeholders, by index
     * @throws IllegalArgumentException when a tree, a boolean or null would become part of a text
     */
    JsonNode fill(List<JsonNode> values) {
        return root.fill(values);
    }

    private static Node node(JsonNode tree) {
        if (tree.isObject()) {
            List<Field> fields = new ArrayList<>();
            tree.properties()
                    .forEach(field ->
                            fields.add(new Field(scalar(TextNode.valueOf(field.getKey())), node(field.getValue()))));
            return fields.stream().allMatch(field -> field.name() instanceof Constant)
                    ? new Mapping(fields)
                    : new OpenMapping(fields);
        }
        if (tree.isArray()) {
            List<Node> items = new ArrayList<>();
            tree.forEach(item -> items.add(node(item)));
            return new Sequence(items);
        }
        return tree.isTextual() ? scalar(tree) : new Constant(tree);
    }

    private static Node scalar(JsonNode tree) {
        String text = tree.textValue();
        if (text.indexOf(Placeholders.START) < 0) {
            return new Constant(tree);
        }
        List<Node> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            addText(parts, text.substring(end, placeholder.start()));
            parts.add(new Whole(Integer.parseInt(placeholder.group(1))));
            end = placeholder.end();
        }
        addText(parts, text.substring(end));
        return parts.size() == 1 ? parts.get(0) : new Parts(parts);
    }

    private static void addText(List<Node> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Constant(TextNode.valueOf(text)));
        }
    }
}
