package com.example.postgres.cli.difference;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.SecretFields;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Objects as they may be shown: without the values of a Secret. */
public final class HiddenSecrets {

    private static final String HIDDEN = "<hidden>";
    private static final String OTHER = "<hidden, another value>";

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
        for (String field : names(shown)) {
            if (SecretFields.isShown(FieldPath.of(field))) {
                continue;
            }
            if (shown.get(field) instanceof ObjectNode values) {
                names(values).forEach(name -> hide(values, name, before.path(field)));
            } else {
                hide(shown, field, before);
            }
        }
        if (shown.path("metadata").get("annotations") instanceof ObjectNode annotations
                && annotations.has(SecretFields.LAST_APPLIED)) {
            annotations.put(SecretFields.LAST_APPLIED, HIDDEN);
        }
        return shown;
    }

    private static List<String> names(ObjectNode values) {
        List<String> names = new ArrayList<>();
        values.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void hide(ObjectNode values, String name, JsonNode before) {
        boolean isSame = values.path(name).equals(before.path(name)) || !before.has(name);
        values.put(name, isSame ? HIDDEN : OTHER);
    }
}
