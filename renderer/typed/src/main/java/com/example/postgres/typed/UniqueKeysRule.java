package com.example.postgres.typed;

import com.example.postgres.object.MergeKey;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.typed.TypedCheck.TreeRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The items of a list have different keys: server-side apply refuses two of one {@link MergeKey}. */
final class UniqueKeysRule implements TreeRule {

    /** Further fields that must be unique, though server-side apply does not merge by them. */
    private static final Map<String, MergeKey> UNIQUE = Map.of(
            "ports", new MergeKey(List.of("name")),
            "volumeClaimTemplates", new MergeKey(List.of("metadata")));

    @Override
    public void check(Value value, List<Violation> violations) {
        if (value.node().isArray()) {
            MergeKey.of(value.path()).ifPresent(key -> check(value, key, violations));
            UNIQUE.forEach((list, key) -> {
                if (value.path().endsWith(list)) {
                    check(value, key, violations);
                }
            });
        }
    }

    private static void check(Value list, MergeKey key, List<Violation> violations) {
        Set<List<JsonNode>> seen = new HashSet<>();
        for (Value item : list.items()) {
            boolean isGiven = key.fields().stream().anyMatch(item.node()::has);
            if (isGiven && !seen.add(key.of(item.node()))) {
                violations.add(item.error(
                        Kind.DUPLICATE,
                        "typed.duplicate",
                        "an earlier item has the same " + String.join(", ", key.fields())));
            }
        }
    }
}
