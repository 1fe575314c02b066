package com.example.postgres.plan.diff;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.syntax.Quantity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two trees. A mapping is compared field by field; a list item by item if server-side apply merges it so ({@link
 * MergeKey}), or if its length is the same; any other list as a whole. A value that is added or removed is one change with all that is in it.
 */
final class TreeDifference {

    /** Mappings whose keys are names that somebody chose: each entry comes and goes on its own. */
    private static final Set<String> NAMED_VALUES = Set.of(
            "labels", "annotations", "data", "stringData", "nodeSelector", "parameters", "requests", "limits", "slots");

    /** Fields whose values are quantities, also of the entries in them. */
    private static final Set<String> QUANTITIES = Set.of("requests", "limits", "sizeLimit");

    private final Files files;
    private final List<ValueChange> changes = new ArrayList<>();

    private TreeDifference(Files files) {
        this.files = files;
    }

    /** Reads a text that is a file with settings of its own; empty for any other value. */
    private interface Files {
        Optional<JsonNode> read(FieldPath path, JsonNode value);
    }

    /** What differs between two versions of an object. */
    static List<ValueChange> between(KubernetesObject before, KubernetesObject after) {
        TreeDifference difference = new TreeDifference((path, value) -> EmbeddedFile.read(after, path, value));
        difference.compare(FieldPath.ROOT, before.tree(), after.tree());
        return difference.changes;
    }

    /** What differs between two trees without files, such as two specs; paths begin with the given one. */
    static List<ValueChange> between(FieldPath path, JsonNode before, JsonNode after) {
        TreeDifference difference = new TreeDifference((at, value) -> Optional.empty());
        difference.compare(path, before, after);
        return difference.changes;
    }

    private void compare(FieldPath path, JsonNode before, JsonNode after) {
        if (isSame(path, before, after)) {
            return;
        }
        if (isMapping(path, before, after)) {
            compareFields(path, before, after);
            return;
        }
        Optional<MergeKey> key = MergeKey.of(path);
        if (key.isPresent() && before.isArray() && after.isArray()) {
            compareItems(path, items(key.get(), before), items(key.get(), after));
            return;
        }
        if (isListOfSameLength(before, after)) {
            for (int i = 0; i < after.size(); i++) {
                compare(path.index(i), before.get(i), after.get(i));
            }
            return;
        }
        Optional<JsonNode> earlier = files.read(path, before);
        Optional<JsonNode> later = files.read(path, after);
        if (earlier.isPresent() && later.isPresent()) {
            compare(path, earlier.get(), later.get());
            return;
        }
        changes.add(new ValueChange(path, before, after));
    }

    private static boolean isMapping(FieldPath path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            return true;
        }
        boolean isOneMissing =
                (before.isObject() && after.isMissingNode()) || (before.isMissingNode() && after.isObject());
        return isOneMissing && NAMED_VALUES.contains(path.lastName());
    }

    /** Lists of mappings or lists; a list of texts is one value. */
    private static boolean isListOfSameLength(JsonNode before, JsonNode after) {
        return before.isArray()
                && after.isArray()
                && before.size() == after.size()
                && before.path(0).isContainerNode()
                && after.path(0).isContainerNode();
    }

    private void compareFields(FieldPath path, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(path.field(name), before.path(name), after.path(name)));
    }

    private void compareItems(FieldPath path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> compare(
                path.item(key),
                before.getOrDefault(key, MissingNode.getInstance()),
                after.getOrDefault(key, MissingNode.getInstance())));
    }

    private static Map<String, JsonNode> items(MergeKey key, JsonNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.putIfAbsent(key.text(item), item));
        return items;
    }

    private static boolean isSame(FieldPath path, JsonNode before, JsonNode after) {
        boolean areBothMissing = before.isMissingNode() && after.isMissingNode();
        return areBothMissing || before.equals(after) || (isQuantity(path) && isSameQuantity(before, after));
    }

    private static boolean isQuantity(FieldPath path) {
        return path.segments().stream()
                .anyMatch(segment -> segment instanceof Field field && QUANTITIES.contains(field.name()));
    }

    private static boolean isSameQuantity(JsonNode before, JsonNode after) {
        Optional<Quantity> earlier = Quantity.tryParse(before.asText());
        Optional<Quantity> later = Quantity.tryParse(after.asText());
        return before.isValueNode()
                && after.isValueNode()
                && earlier.isPresent()
                && later.isPresent()
                && earlier.get().compareTo(later.get()) == 0;
    }
}
