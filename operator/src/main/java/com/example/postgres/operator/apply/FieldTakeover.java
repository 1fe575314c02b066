package com.example.postgres.operator.apply;

import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Makes the fields of other managers those of the operator, as if it had applied them. An apply alone would only share them, and
 * a field that is applied no more would stay.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership">Transferring
 *     ownership</a>
 */
final class FieldTakeover {

    private static final String SELF = ".";
    private static final String APPLY = "Apply";

    private FieldTakeover() {}

    /**
     * The JSON patch for an object; refused with a conflict if the object has changed since it was read.
     *
     * @param live as read from the API server
     * @param managers whose fields are taken
     */
    static JsonNode patch(JsonNode live, Set<String> managers) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        // The API server compares a version in a patch with the current one, and then does not try again.
        replace(patch, "/metadata/resourceVersion", live.path("metadata").path("resourceVersion"));
        replace(patch, "/metadata/managedFields", managedFields(live, managers));
        return patch;
    }

    private static void replace(ArrayNode patch, String path, JsonNode value) {
        patch.addObject().put("op", "replace").put("path", path).set("value", value);
    }

    private static ArrayNode managedFields(JsonNode live, Set<String> managers) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        JsonNode fields = JsonNodeFactory.instance.objectNode();
        String time = "";
        for (JsonNode entry : live.path("metadata").path("managedFields")) {
            if (isTaken(live, entry, managers)) {
                fields = union(fields, entry.path("fieldsV1"));
                String later = entry.path("time").asText();
                time = later.compareTo(time) > 0 ? later : time;
            } else {
                entries.add(entry);
            }
        }
        ObjectNode own = entries.addObject();
        own.put("manager", KubernetesApi.FIELD_MANAGER).put("operation", APPLY);
        own.set("apiVersion", live.path("apiVersion"));
        if (!time.isEmpty()) {
            own.put("time", time);
        }
        own.put("fieldsType", "FieldsV1").set("fieldsV1", fields);
        return entries;
    }

    /** Fields that are written in another version of the API may have other names. */
    private static boolean isTaken(JsonNode live, JsonNode entry, Set<String> managers) {
        String manager = entry.path("manager").asText();
        boolean isOwn = manager.equals(KubernetesApi.FIELD_MANAGER)
                && entry.path("operation").asText().equals(APPLY);
        return (isOwn || managers.contains(manager))
                && entry.path("subresource").isMissingNode()
                && entry.path("apiVersion").equals(live.path("apiVersion"));
    }

    /** All fields of both. A field without fields in it is owned as a whole; beside such fields this is written as a dot. */
    private static JsonNode union(JsonNode one, JsonNode other) {
        ObjectNode all = one.deepCopy();
        other.properties().forEach(field -> {
            JsonNode known = all.path(field.getKey());
            all.set(field.getKey(), known.isMissingNode() ? field.getValue() : united(known, field.getValue()));
        });
        return all;
    }

    private static JsonNode united(JsonNode one, JsonNode other) {
        ObjectNode all = (ObjectNode) union(one, other);
        if (one.isEmpty() != other.isEmpty()) {
            all.putObject(SELF);
        }
        return all;
    }
}
