package com.example.postgres.cli.explain;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A field of the CustomResourceDefinition.
 *
 * @param path the path of the field; empty for the whole object
 * @param schema the schema of its value
 * @param rules of this field and of those above it
 */
public record FieldReference(String path, JsonNode schema, List<Rule> rules) {

    public FieldReference {
        rules = List.copyOf(rules);
    }

    /**
     * What the API server checks.
     *
     * @param owner path of the field that has the rule
     * @param subject path of the field that the rule is about, which may be further down
     * @param message for the user
     */
    record Rule(String owner, String subject, String message) {

        static List<Rule> of(String path, JsonNode schema) {
            List<Rule> rules = new ArrayList<>();
            for (JsonNode rule : schema.path("x-kubernetes-validations")) {
                String below = rule.path("fieldPath").asText();
                rules.add(new Rule(
                        path,
                        path.isEmpty() ? below.replaceFirst("^\\.", "") : path + below,
                        rule.path("message").asText()));
            }
            return rules;
        }
    }

    private static final int LINE_LENGTH = 96;
    private static final String INDENT = "  ";

    /** The whole object. */
    public static FieldReference ofCrd(byte[] crd) {
        JsonNode root = YamlReader.read("the CustomResourceDefinition", crd)
                .documents()
                .get(0)
                .root();
        JsonNode schema = root.at("/spec/versions/0/schema/openAPIV3Schema");
        return new FieldReference("", schema, Rule.of("", schema));
    }

    /** The field at a path below this one; list indexes are ignored. Throws if there is none. */
    public FieldReference find(String wanted) {
        FieldReference field = this;
        for (String name : List.of(wanted.replaceAll("\\[\\d*]", "").split("\\.", -1))) {
            field = field.child(name);
        }
        return field;
    }

    private FieldReference child(String name) {
        JsonNode child = children(schema).path(name);
        if (child.isMissingNode()) {
            child = element(schema).path("additionalProperties");
        }
        String childPath = path.isEmpty() ? name : path + "." + name;
        if (child.isObject()) {
            List<Rule> all = new ArrayList<>(rules);
            all.addAll(Rule.of(childPath, child));
            return new FieldReference(childPath, child, all);
        }
        List<String> names = new ArrayList<>();
        children(schema).fieldNames().forEachRemaining(names::add);
        throw CommandException.usage(
                "there is no field " + childPath,
                NearestName.of(name, names)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse((path.isEmpty() ? "the fields are " : path + " has ")
                                + (names.isEmpty() ? "no fields" : String.join(", ", names))));
    }

    /** For people: type, description, constraints, fields. */
    public String describe(boolean recursive) {
        StringBuilder text = new StringBuilder(path + " <" + type(schema) + ">\n");
        append(text, INDENT, schema.path("description").asText());
        constraints().forEach(constraint -> append(text, INDENT, constraint));
        if (!children(schema).isEmpty()) {
            text.append("\nFIELDS\n");
            appendFields(text, INDENT, schema, recursive);
        }
        return text.toString();
    }

    private List<String> constraints() {
        List<String> constraints = new ArrayList<>();
        for (String keyword :
                List.of("enum", "default", "minimum", "maximum", "minLength", "maxLength", "pattern", "maxItems")) {
            if (schema.has(keyword)) {
                constraints.add(keyword + ": " + schema.get(keyword));
            }
        }
        rules.stream()
                .filter(rule -> rule.owner().equals(path) || rule.subject().equals(path))
                .forEach(rule -> constraints.add("rule: " + rule.message()));
        return constraints;
    }

    private static void appendFields(StringBuilder text, String indent, JsonNode schema, boolean recursive) {
        for (Map.Entry<String, JsonNode> field : children(schema).properties()) {
            text.append(indent)
                    .append(field.getKey())
                    .append(" <")
                    .append(type(field.getValue()))
                    .append('>')
                    .append(isRequired(schema, field.getKey()) ? " required" : "")
                    .append('\n');
            if (recursive) {
                appendFields(text, indent + INDENT, field.getValue(), true);
            } else {
                append(
                        text,
                        indent + INDENT,
                        field.getValue().path("description").asText());
            }
        }
    }

    private static boolean isRequired(JsonNode schema, String field) {
        for (JsonNode name : element(schema).path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode children(JsonNode schema) {
        return element(schema).path("properties");
    }

    private static JsonNode element(JsonNode schema) {
        return schema.path("type").asText().equals("array") ? schema.path("items") : schema;
    }

    private static String type(JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return "integer or string";
        }
        String type = schema.path("type").asText();
        if (type.equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        return schema.path("additionalProperties").isObject()
                ? "map of " + type(schema.path("additionalProperties"))
                : type;
    }

    /** Fields of Kubernetes' own types have no description here. */
    private static void append(StringBuilder text, String indent, String paragraph) {
        if (paragraph.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(indent);
        for (String word : paragraph.split("\\s+", -1)) {
            if (line.length() > indent.length() && line.length() + word.length() > LINE_LENGTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
