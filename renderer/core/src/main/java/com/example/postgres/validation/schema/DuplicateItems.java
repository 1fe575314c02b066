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

    private DuplicateItems() {}

    /**
     * One violation per item that repeats an earlier key.
     *
     * @param path of the list
     * @param keyNames the fields that make the key; none where items may be equal
     */
    static List<Violation> find(FieldPath path, JsonNode list, JsonNode keyNames) {
        List<Violation> violations = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < list.size() && !keyNames.isEmpty(); i++) {
            JsonNode item = list.get(i);
            List<String> key = new ArrayList<>();
            keyNames.forEach(name -> key.add(item.path(name.asText()).asText()));
            if (item.isObject() && !seen.add(key)) {
                violations.add(Violation.error(
                        path.index(i),
                        Violation.Kind.DUPLICATE,
                        "schema.duplicate",
                        String.join(", ", key),
                        "appears more than once in the list"));
            }
        }
        return violations;
    }
}
