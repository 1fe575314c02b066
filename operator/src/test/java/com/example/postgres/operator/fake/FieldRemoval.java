package com.example.postgres.operator.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Takes fields out of an object; what has nothing in it afterwards goes, too. */
final class FieldRemoval {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldRemoval() {}

    static void remove(ObjectNode object, FieldSet fields) {
        // An item goes before its fields: without its key it would not be found.
        fields.paths().stream()
                .sorted(Comparator.comparingInt(List::size))
                .forEach(path -> remove((JsonNode) object, path));
    }

    /** Whether something was removed. */
    private static boolean remove(JsonNode holder, List<String> path) {
        String element = path.get(0);
        String selector = element.substring(2);
        if (holder instanceof ObjectNode map) {
            JsonNode child = map.path(selector);
            if (child.isMissingNode()) {
                return false;
            }
            boolean isRemoved = path.size() == 1 || (remove(child, path.subList(1, path.size())) && child.isEmpty());
            if (isRemoved) {
                map.remove(selector);
            }
            return isRemoved;
        }
        return holder instanceof ArrayNode list && removeItem(list, element, path);
    }

    private static boolean removeItem(ArrayNode list, String element, List<String> path) {
        JsonNode wanted = parse(element.substring(2));
        for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
            JsonNode item = items.next();
            if (element.startsWith("k:") ? contains(item, wanted) : item.equals(wanted)) {
                boolean isRemoved = path.size() == 1 || (remove(item, path.subList(1, path.size())) && item.isEmpty());
                if (isRemoved) {
                    items.remove();
                }
                return isRemoved;
            }
        }
        return false;
    }

    private static boolean contains(JsonNode item, JsonNode wanted) {
        return wanted.properties().stream()
                .allMatch(field -> item.path(field.getKey()).equals(field.getValue()));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
