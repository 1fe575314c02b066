package com.example.postgres.cli.plan;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads a file of one document with known fields, and reports whatever is not as it must be. */
final class StrictDocument {

    private final String prefix;
    private final JsonNode root;
    private final Document document;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param prefix of the names of rules
     * @param what the file is, in messages
     * @param source its name
     */
    StrictDocument(String prefix, String what, String source, byte[] content) {
        ReadResult result = YamlReader.read(source, content);
        List<Document> documents = result.documents();
        this.prefix = prefix;
        this.document = documents.isEmpty() ? Document.ofTree(source, MissingNode.getInstance()) : documents.get(0);
        this.root = document.root();
        violations.addAll(result.violations());
        if (documents.size() != 1 && violations.isEmpty()) {
            violation(
                    FieldPath.ROOT, Kind.INVALID, "documents", null, what + " must contain exactly one YAML document");
        }
    }

    JsonNode root() {
        return root;
    }

    /** Whether the text is YAML at all. */
    boolean isReadable() {
        return violations.isEmpty();
    }

    List<Violation> violations() {
        return violations;
    }

    /** The text, which must be there and not be blank. */
    String text(FieldPath path, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            violation(path, Kind.REQUIRED, "text", null, "must be a non-empty string");
            return "";
        }
        if (node.textValue().codePoints().anyMatch(Character::isISOControl)) {
            violation(path, Kind.INVALID, "text", null, "must be one line of text");
            return "";
        }
        return node.textValue();
    }

    /** The items of a list. */
    <T> List<T> items(FieldPath path, JsonNode node, boolean isRequired, BiFunction<FieldPath, JsonNode, T> item) {
        if (node.isMissingNode() && !isRequired) {
            return List.of();
        }
        if (!node.isArray()) {
            violation(path, Kind.REQUIRED, "list", null, "must be a list");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(item.apply(path.index(i), node.get(i)));
        }
        return items;
    }

    /** Whether the node is a mapping; reports fields that it must not have. */
    boolean isMapping(FieldPath path, JsonNode node, List<String> fields) {
        if (!node.isObject()) {
            violation(
                    path,
                    Kind.INVALID,
                    "mapping",
                    null,
                    "must be a mapping with the fields " + String.join(", ", fields));
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                violation(
                        path.field(name),
                        Kind.UNKNOWN,
                        "field",
                        null,
                        "the fields are " + String.join(", ", fields) + suggestion(name, fields));
            }
        });
        return true;
    }

    static String suggestion(String name, List<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    void violation(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        violations.add(
                Violation.error(path, kind, prefix + "." + rule, value, detail).at(document.sources()));
    }

    /** Whether the value is true; false if there is none. */
    boolean isTrue(FieldPath path, JsonNode node) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            violation(path, Kind.INVALID, "boolean", node, "must be true or false");
        }
        return node.asBoolean();
    }
}
