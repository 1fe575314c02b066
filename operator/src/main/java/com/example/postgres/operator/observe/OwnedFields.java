package com.example.postgres.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The part of a live object that a field manager has applied: what its last apply left there, without defaults of the server and
 * fields of others.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field management</a>
 */
public final class OwnedFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SELF = ".";
    private static final String FIELD = "f:";
    private static final String KEY = "k:";
    private static final String VALUE = "v:";

    private OwnedFields() {}

    /** The owned part with what identifies the object; only that if the manager has applied nothing. */
    public static ObjectNode of(JsonNode live, String manager) {
        JsonNode owned = owned(live, fields(live, manager));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("apiVersion", live.path("apiVersion"));
        tree.set("kind", live.path("kind"));
        ObjectNode metadata = tree.putObject("metadata");
        metadata.set("name", live.path("metadata").path("name"));
        metadata.set("namespace", live.path("metadata").path("namespace"));
        owned.path("metadata").properties().stream()
                .filter(field -> !field.getKey().equals("ownerReferences"))
                .forEach(field -> metadata.set(field.getKey(), field.getValue()));
        owned.properties().stream()
                .filter(field -> !field.getKey().equals("metadata"))
                .forEach(field -> tree.set(field.getKey(), field.getValue()));
        return tree;
    }

    /** Whether the manager has applied the object. */
    public static boolean isAppliedBy(JsonNode live, String manager) {
        return !fields(live, manager).isMissingNode();
    }

    /** Who set a label: who applied an object has set all labels of its manifest. */
    static SortedSet<String> managersOfLabel(JsonNode live, String label) {
        SortedSet<String> managers = new TreeSet<>();
        for (JsonNode entry : live.path("metadata").path("managedFields")) {
            JsonNode labels = entry.path("fieldsV1").path("f:metadata").path("f:labels");
            if (entry.path("subresource").isMissingNode() && labels.has(FIELD + label)) {
                managers.add(entry.path("manager").asText());
            }
        }
        return managers;
    }

    /** When an apply of the manager changed the object last, as written; empty if it has applied nothing. */
    public static String appliedAt(JsonNode live, String manager) {
        return entry(live, manager).path("time").asText();
    }

    private static JsonNode fields(JsonNode live, String manager) {
        return entry(live, manager).path("fieldsV1");
    }

    private static JsonNode entry(JsonNode live, String manager) {
        for (JsonNode entry : live.path("metadata").path("managedFields")) {
            if (entry.path("manager").asText().equals(manager)
                    && entry.path("operation").asText().equals("Apply")
                    && entry.path("subresource").isMissingNode()) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode owned(JsonNode live, JsonNode fields) {
        if (fields.isEmpty() || live.isValueNode()) {
            return fields.isMissingNode() ? JsonNodeFactory.instance.objectNode() : live;
        }
        return live.isArray() ? ownedItems((ArrayNode) live, fields) : ownedFields(live, fields);
    }

    private static JsonNode ownedFields(JsonNode live, JsonNode fields) {
        ObjectNode owned = JsonNodeFactory.instance.objectNode();
        live.properties().forEach(field -> {
            JsonNode of = fields.path(FIELD + field.getKey());
            if (!of.isMissingNode()) {
                owned.set(field.getKey(), owned(field.getValue(), of));
            }
        });
        return owned;
    }

    private static JsonNode ownedItems(ArrayNode live, JsonNode fields) {
        ArrayNode owned = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : live) {
            for (Map.Entry<String, JsonNode> entry : fields.properties()) {
                if (selects(entry.getKey(), item)) {
                    owned.add(owned(item, entry.getValue()));
                    break;
                }
            }
        }
        return owned;
    }

    private static boolean selects(String selector, JsonNode item) {
        if (selector.equals(SELF)) {
            return false;
        }
        JsonNode wanted = parse(selector.substring(KEY.length()));
        if (selector.startsWith(VALUE)) {
            return wanted.equals(item);
        }
        return selector.startsWith(KEY)
                && wanted.properties().stream()
                        .allMatch(key -> item.path(key.getKey()).equals(key.getValue()));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
