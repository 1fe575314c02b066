package com.example.postgres.operator.fake;

import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Of which parts a value consists that can have different owners.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge strategy</a>
 */
final class Structure {

    /** Maps with {@code x-kubernetes-map-type: atomic}, by the end of their path. */
    private static final Pattern ATOMIC =
            Pattern.compile(".*(^|\\.)(\\w*[sS]elector|fieldRef|resourceFieldRef|secretKeyRef"
                    + "|configMapKeyRef|roleRef|claimRef|dataSource|nodeSelectorTerms|requiredDuringSchedulingIgnoredDuringExecution"
                    + "|imagePullSecrets|ownerReferences|fieldsV1)");

    private final boolean isCustom;

    Structure(Resource resource) {
        this.isCustom = resource.isCustom();
    }

    /**
     * A part of a value.
     *
     * @param element its step in managed fields: {@code f:spec}, {@code k:{"name":"postgres"}}, {@code v:"a"}
     * @param path as far as it says which lists are merged
     * @param value at the path
     */
    record Part(String element, FieldPath path, JsonNode value) {

        boolean isItem() {
            return !element.startsWith("f:");
        }
    }

    /** The parts by their elements; none of a value that has one owner as a whole. */
    Map<String, Part> parts(FieldPath path, JsonNode value) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (value.isObject() && !isAtomic(path)) {
            value.properties().forEach(field -> {
                String element = "f:" + field.getKey();
                parts.put(element, new Part(element, path.field(field.getKey()), field.getValue()));
            });
        } else if (value.isArray()) {
            Optional<MergeKey> key = key(path);
            for (JsonNode item : value) {
                if (key.isPresent() && item.isObject()) {
                    String element = "k:" + identity(key.get(), item);
                    parts.put(element, new Part(element, path.index(0), item));
                } else if (isSet(path)) {
                    parts.put("v:" + item, new Part("v:" + item, path.index(0), item));
                }
            }
        }
        return parts;
    }

    /** Whether the value is divided, though it may have no part now. */
    boolean isDivided(FieldPath path, JsonNode value) {
        return value.isObject()
                ? !isAtomic(path)
                : value.isArray() && (key(path).isPresent() || isSet(path));
    }

    /** By which fields the items of a list are told apart. */
    Optional<MergeKey> key(FieldPath path) {
        return isCustom && !path.toString().equals("metadata.ownerReferences") ? Optional.empty() : MergeKey.of(path);
    }

    static boolean isSet(FieldPath path) {
        return path.toString().equals("metadata.finalizers");
    }

    private boolean isAtomic(FieldPath path) {
        return (!isCustom || path.toString().startsWith("metadata"))
                && ATOMIC.matcher(names(path)).matches();
    }

    private static String names(FieldPath path) {
        List<String> names = new ArrayList<>();
        path.segments().forEach(segment -> {
            if (segment instanceof Field field) {
                names.add(field.name());
            }
        });
        return String.join(".", names);
    }

    /** The key as managed fields write it: fields in order, defaults filled in. */
    static ObjectNode identity(MergeKey key, JsonNode item) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        Set<String> sorted = new TreeSet<>(key.fields());
        sorted.forEach(
                field -> identity.set(field, key.of(item).get(key.fields().indexOf(field))));
        return identity;
    }

    /** Gives the items of lists the fields of their keys that have a default. */
    void completeKeys(ObjectNode object) {
        completeKeys(FieldPath.ROOT, object);
    }

    private void completeKeys(FieldPath path, JsonNode value) {
        Optional<MergeKey> key = value.isArray() ? key(path) : Optional.empty();
        key.ifPresent(fields -> value.forEach(item -> complete(fields, item)));
        value.properties().forEach(field -> completeKeys(path.field(field.getKey()), field.getValue()));
        if (value.isArray()) {
            value.forEach(item -> completeKeys(path.index(0), item));
        }
    }

    private static void complete(MergeKey key, JsonNode item) {
        if (item instanceof ObjectNode fields) {
            identity(key, item).properties().stream()
                    .filter(field -> !field.getValue().isMissingNode() && !fields.has(field.getKey()))
                    .forEach(field -> fields.set(field.getKey(), field.getValue()));
        }
    }
}
