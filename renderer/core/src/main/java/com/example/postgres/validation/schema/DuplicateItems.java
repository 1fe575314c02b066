package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds items of a list with the same key.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">x-kubernetes-list-type</a>
 */
final class DuplicateItems {

    private final List<Violation> violations = new ArrayList<>();

    private DuplicateItems() {}

    static List<Violation> find(FieldPath path, JsonNode value, JsonNode schema) {
        DuplicateItems search = new DuplicateItems();
        search.walk(path, value, schema);
        return search.violations;
    }

    private void walk(FieldPath path, JsonNode value, JsonNode schema) {
        if (value.isObject()) {
            value.properties()
                    .forEach(property -> walk(
                            path.field(property.getKey()),
                            property.getValue(),
                            SchemaTree.child(schema, property.getKey())));
        } else if (value.isArray()) {
            Set<List<String>> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                checkKey(path.index(i), value.get(i), schema.path("x-kubernetes-list-map-keys"), seen);
                walk(path.index(i), value.get(i), schema.path("items"));
            }
        }
    }

    private void checkKey(FieldPath path, JsonNode item, JsonNode keyNames, Set<List<String>> seen) {
        if (!item.isObject() || keyNames.isEmpty()) {
            return;
        }
        List<String> key = new ArrayList<>();
        keyNames.forEach(name -> key.add(item.path(name.asText()).asText()));
        if (!seen.add(key)) {
            violations.add(Violation.error(
                    path,
                    Violation.Kind.DUPLICATE,
                    "schema.duplicate",
                    String.join(", ", key),
                    "stands twice in the list"));
        }
    }
}
