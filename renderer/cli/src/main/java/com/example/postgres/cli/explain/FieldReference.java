package com.example.postgres.cli.explain;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A field of the CustomResourceDefinition.
 *
 * @param path the path of the field; empty for the whole object
 * @param schema the schema of its value
 * @param isRequired whether the value that holds it must have it
 * @param rules of this field and of those above it
 */
public record FieldReference(String path, JsonNode schema, boolean isRequired, List<Rule> rules) {

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

        /** Those of a list or a map are also those of what it holds. */
        static List<Rule> of(String path, JsonNode schema) {
            List<Rule> rules = new ArrayList<>();
            for (JsonNode rule : schema.path("x-kubernetes-validations")) {
                String below = rule.path("fieldPath").asText();
                rules.add(new Rule(
                        path,
                        path.isEmpty() ? below.replaceFirst("^\\.", "") : path + below,
                        rule.path("message").asText()));
            }
            for (String held : HELD) {
                if (schema.path(held).isObject()) {
                    rules.addAll(of(path, schema.get(held)));
                }
            }
            return rules;
        }
    }

    /** Where the schema of an item of a list is, and that of a value of a map. */
    private static final List<String> HELD = List.of("items", "additionalProperties");

    private static final List<String> LIMITS = List.of(
            "enum",
            "default",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "format",
            "pattern",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties");

    /** They say how a number is stored; its limits say more. */
    private static final Set<String> FORMATS_OF_NUMBERS = Set.of("int32", "int64");

    /** In the pattern of every quantity, and of nothing else. */
    private static final String QUANTITY = "[KMGTPE]i";

    private static final int LINE_LENGTH = 96;
    private static final String INDENT = "  ";

    /** The whole object. */
    public static FieldReference ofCrd(byte[] crd) {
        JsonNode root = YamlReader.read("the CustomResourceDefinition", crd)
                .documents()
                .get(0)
                .root();
        JsonNode schema = root.at("/spec/versions/0/schema/openAPIV3Schema");
        return new FieldReference("", schema, true, Rule.of("", schema));
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
        if (child.isObject()) {
            return child(name, child);
        }
        List<String> names = new ArrayList<>();
        children(schema).fieldNames().forEachRemaining(names::add);
        throw CommandException.usage(
                "there is no field " + childPath(name),
                NearestName.of(name, names)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse((path.isEmpty() ? "the fields are " : path + " has ")
                                + (names.isEmpty() ? "no fields" : String.join(", ", names))));
    }

    private FieldReference child(String name, JsonNode child) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(Rule.of(childPath(name), child));
        return new FieldReference(childPath(name), child, requires(name), all);
    }

    private String childPath(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The fields in it, or in each item of a list. */
    List<FieldReference> fields() {
        return children(schema).properties().stream()
                .map(field -> child(field.getKey(), field.getValue()))
                .toList();
    }

    /** What a list or a map holds many of; it has the path of the list or map. */
    Optional<FieldReference> held() {
        return HELD.stream()
                .map(schema::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .map(held -> new FieldReference(path, held, true, List.of()));
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    String type() {
        return type(schema);
    }

    String description() {
        return schema.path("description").asText().strip();
    }

    /** Whether the fields in it are those of a type of Kubernetes, which describes them itself. */
    boolean isOfKubernetes() {
        return !children(schema).isEmpty()
                && !children(schema).iterator().next().has("description");
    }

    /** What the schema says about the value, by keyword. */
    Map<String, JsonNode> limits() {
        Map<String, JsonNode> limits = new LinkedHashMap<>();
        for (String keyword : LIMITS) {
            if (schema.has(keyword)
                    && !FORMATS_OF_NUMBERS.contains(schema.get(keyword).asText())) {
                limits.put(keyword, schema.get(keyword));
            }
        }
        return limits;
    }

    /** The rules that this field has, or that are about it. */
    List<Rule> ownRules() {
        return rules.stream()
                .filter(rule -> rule.owner().equals(path) || rule.subject().equals(path))
                .toList();
    }

    /** For people: type, description, constraints, fields. */
    public String describe(boolean recursive) {
        StringBuilder text = new StringBuilder(path + " <" + type() + ">\n");
        append(text, INDENT, description());
        constraints().forEach(constraint -> append(text, INDENT, constraint));
        if (!children(schema).isEmpty()) {
            text.append("\nFIELDS\n");
            appendFields(text, INDENT, fields(), recursive);
        }
        return text.toString();
    }

    private List<String> constraints() {
        List<String> constraints = new ArrayList<>();
        limits().forEach((keyword, value) -> constraints.add(keyword + ": " + value));
        ownRules().forEach(rule -> constraints.add("rule: " + rule.message()));
        return constraints;
    }

    private static void appendFields(
            StringBuilder text, String indent, List<FieldReference> fields, boolean recursive) {
        for (FieldReference field : fields) {
            text.append(indent)
                    .append(field.name())
                    .append(" <")
                    .append(field.type())
                    .append('>')
                    .append(field.isRequired() ? " required" : "")
                    .append('\n');
            if (recursive) {
                appendFields(text, indent + INDENT, field.fields(), true);
            } else {
                append(text, indent + INDENT, field.description());
            }
        }
    }

    private boolean requires(String field) {
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
            return schema.path("pattern").asText().contains(QUANTITY) ? "quantity" : "integer or string";
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
