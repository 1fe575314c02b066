package com.example.postgres.operator.fake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A list of operations.
 *
 * @param operations {@code add}, {@code remove}, {@code replace} and {@code test}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
record JsonPatch(JsonNode operations) implements Patch {

    @Override
    public ObjectNode to(ObjectNode object) {
        ObjectNode changed = object.deepCopy();
        for (JsonNode operation : operations) {
            JsonPointer path = JsonPointer.compile(operation.path("path").asText());
            JsonNode value = operation.path("value");
            switch (operation.path("op").asText()) {
                case "add" -> add(changed, path, value);
                case "replace" -> {
                    remove(changed, path);
                    add(changed, path, value);
                }
                case "remove" -> remove(changed, path);
                case "test" -> test(changed, path, value);
                default -> throw Refusal.badRequest("the fake has no operation " + operation);
            }
        }
        return changed;
    }

    private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
        JsonNode holder = root.at(path.head());
        String last = path.last().getMatchingProperty();
        if (holder instanceof ObjectNode map) {
            map.set(last, value);
        } else if (holder instanceof ArrayNode list) {
            list.insert(last.equals("-") ? list.size() : path.last().getMatchingIndex(), value);
        } else {
            throw Refusal.badPatch("add operation does not apply: doc is missing path: \"" + path + "\"");
        }
    }

    private static void remove(ObjectNode root, JsonPointer path) {
        if (root.at(path).isMissingNode()) {
            throw Refusal.badPatch("the operation does not apply: doc is missing key: " + path);
        }
        JsonNode holder = root.at(path.head());
        if (holder instanceof ObjectNode map) {
            map.remove(path.last().getMatchingProperty());
        } else if (holder instanceof ArrayNode list) {
            list.remove(path.last().getMatchingIndex());
        }
    }

    private static void test(ObjectNode root, JsonPointer path, JsonNode value) {
        if (!root.at(path).equals(value)) {
            throw Refusal.badPatch("testing path " + path + " failed");
        }
    }
}
