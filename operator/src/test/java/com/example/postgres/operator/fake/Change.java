package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A change of an object.
 *
 * @param version of all objects after it
 * @param key of the object
 * @param before empty if it was created
 * @param after empty if it was deleted
 */
record Change(long version, Key key, Optional<ObjectNode> before, Optional<ObjectNode> after) {

    /** What a watch of the selected objects is told; empty if none of them changed. */
    Optional<ObjectNode> event(Predicate<JsonNode> selector) {
        Optional<ObjectNode> was = before.filter(selector);
        Optional<ObjectNode> is = after.filter(selector);
        if (is.isPresent()) {
            return Optional.of(event(was.isPresent() ? "MODIFIED" : "ADDED", is.get()));
        }
        return was.map(gone -> {
            ObjectNode last = gone.deepCopy();
            last.withObject("/metadata").put("resourceVersion", String.valueOf(version));
            return event("DELETED", last);
        });
    }

    static ObjectNode event(String type, JsonNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", type).set("object", object);
        return event;
    }
}
