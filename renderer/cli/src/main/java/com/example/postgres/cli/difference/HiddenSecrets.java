package com.example.postgres.cli.difference;

import com.example.postgres.object.KubernetesObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Objects as they may be shown: without the values of a Secret. */
public final class HiddenSecrets {

    private static final String HIDDEN = "<hidden>";
    private static final String OTHER = "<hidden, another value>";

    /** In which {@code kubectl apply} keeps the whole object. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private HiddenSecrets() {}

    /** The tree of the object, with placeholders for the values of a Secret. */
    public static JsonNode tree(KubernetesObject object) {
        return tree(object.tree(), object.tree());
    }

    /** The same for the new one of two objects: another placeholder stands for a value that is not that of the earlier one. */
    static JsonNode tree(KubernetesObject before, KubernetesObject after) {
        return tree(before.tree(), after.tree());
    }

    private static JsonNode tree(JsonNode before, JsonNode after) {
        if (!after.path("kind").asText().equals("Secret")) {
            return after;
        }
        ObjectNode shown = after.deepCopy();
        for (String field : List.of("data", "stringData")) {
            if (shown.get(field) instanceof ObjectNode values) {
                hide(values, before.path(field));
            }
        }
        if (shown.path("metadata").get("annotations") instanceof ObjectNode annotations
                && annotations.has(LAST_APPLIED)) {
            annotations.put(LAST_APPLIED, HIDDEN);
        }
        return shown;
    }

    private static void hide(ObjectNode values, JsonNode before) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(values.properties())) {
            boolean isSame = entry.getValue().equals(before.path(entry.getKey())) || !before.has(entry.getKey());
            values.put(entry.getKey(), isSame ? HIDDEN : OTHER);
        }
    }
}
