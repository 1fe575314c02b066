package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A part of a live object, beside what others know of the same part.
 *
 * @param path of the part
 * @param live the value in the cluster
 * @param rendered the value in the manifest; missing if it has none
 * @param lastApplied the value that kubectl or Argo CD applied last; missing if they did not
 * @param owners who set it, or anything in it
 * @param isReplaced whether it is in a list of the manifest that is applied as a whole
 */
record Part(
        FieldPath path,
        JsonNode live,
        JsonNode rendered,
        JsonNode lastApplied,
        List<FieldOwner> owners,
        boolean isReplaced) {

    private static final JsonNode MISSING = MissingNode.getInstance();

    static Part of(KubernetesObject live, Optional<KubernetesObject> rendered) {
        return new Part(
                FieldPath.ROOT,
                live.tree(),
                rendered.map(KubernetesObject::tree).orElse(MISSING),
                LastApplied.of(live),
                FieldOwner.of(live),
                false);
    }

    Part field(String name) {
        return new Part(
                path.field(name),
                live.path(name),
                rendered.path(name),
                lastApplied.path(name),
                owners.stream()
                        .map(owner -> owner.in("f:" + name))
                        .filter(FieldOwner::isOwner)
                        .toList(),
                isReplaced);
    }

    Part item(int index) {
        Optional<MergeKey> key = MergeKey.of(path);
        JsonNode item = live.get(index);
        String name = key.map(fields -> "k:" + keyOf(fields, item)).orElse("i:" + index);
        return new Part(
                key.map(fields -> path.item(fields.text(item))).orElse(path.index(index)),
                item,
                counterpart(key, index, rendered),
                counterpart(key, index, lastApplied),
                owners.stream()
                        .map(owner -> owner.in(name))
                        .filter(FieldOwner::isOwner)
                        .toList(),
                isReplaced || (key.isEmpty() && isRendered()));
    }

    /** As the API server writes it: the fields in alphabetical order, without spaces. */
    private static ObjectNode keyOf(MergeKey key, JsonNode item) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(key.fields()).forEach(field -> values.set(field, item.path(field)));
        return values;
    }

    private JsonNode counterpart(Optional<MergeKey> key, int index, JsonNode other) {
        if (key.isEmpty()) {
            return other.size() == live.size() ? other.path(index) : MISSING;
        }
        String text = key.get().text(live.get(index));
        for (JsonNode item : other) {
            if (key.get().text(item).equals(text)) {
                return item;
            }
        }
        return MISSING;
    }

    boolean isRendered() {
        return !rendered.isMissingNode();
    }
}
