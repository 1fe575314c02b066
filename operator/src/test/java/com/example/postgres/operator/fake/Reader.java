package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lists objects, and says from where on a watch tells what changes. */
final class Reader {

    private final Store store;

    Reader(Store store) {
        this.store = store;
    }

    /** All objects that are selected, on one page. */
    JsonNode list(Target target, Predicate<JsonNode> selector) {
        return store.exclusively(all -> {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            list.put("kind", target.resource().kind() + "List");
            list.put("apiVersion", target.resource().apiVersion());
            list.putObject("metadata").put("resourceVersion", String.valueOf(all.version()));
            ArrayNode items = list.putArray("items");
            all.list(target.resource(), target.namespace()).stream()
                    .filter(selector)
                    .forEach(object -> items.add(item(target, object)));
            return list;
        });
    }

    /** Only lists of custom resources repeat the kind in every item. */
    private static JsonNode item(Target target, ObjectNode object) {
        return target.resource().isCustom() ? object : object.deepCopy().remove(List.of("apiVersion", "kind"));
    }

    /** Says that a watch is complete up to this version. Without it the client does not know that an HTTP watch is open. */
    private static ObjectNode bookmark(Target target, long version) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", target.resource().kind())
                .put("apiVersion", target.resource().apiVersion());
        object.putObject("metadata").put("resourceVersion", String.valueOf(version));
        return Change.event("BOOKMARK", object);
    }

    /** Fills a watch with what it missed, and registers it for what comes. */
    void open(Watch watch, String resourceVersion, boolean hasBookmarks, Consumer<Change> listener) {
        store.exclusively(all -> {
            if (resourceVersion.isEmpty() || resourceVersion.equals("0")) {
                all.list(watch.target().resource(), watch.target().namespace()).stream()
                        .filter(watch.selector())
                        .forEach(object -> watch.tell(Change.event("ADDED", object)));
                all.watch(all.version(), listener);
            } else {
                all.watch(Long.parseLong(resourceVersion), listener);
            }
            if (hasBookmarks) {
                watch.tell(bookmark(watch.target(), all.version()));
            }
            return watch;
        });
    }
}
