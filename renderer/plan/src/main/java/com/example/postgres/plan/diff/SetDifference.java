package com.example.postgres.plan.diff;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two sets of objects.
 *
 * @param changes removed objects in the order of the earlier set, then added and changed ones in the order of the new set
 */
public record SetDifference(List<ObjectChange> changes) {

    /** Stands for a value of a Secret. */
    static final TextNode HIDDEN = TextNode.valueOf("<hidden>");

    private static final FieldPath NAME = FieldPath.of("metadata", "name");

    public SetDifference {
        changes = List.copyOf(changes);
    }

    /** An object under the name that a Job has without its checksum. */
    private record Key(String group, String kind, String namespace, String name) {

        static Key of(KubernetesObject object) {
            return new Key(object.id().group(), object.id().kind(), object.id().namespace(), object.baseName());
        }
    }

    /** The difference. Sets of one cluster or of many. */
    public static SetDifference between(ObjectSet before, ObjectSet after) {
        Map<Key, KubernetesObject> earlier = byKey(before);
        Map<Key, KubernetesObject> later = byKey(after);
        List<ObjectChange> changes = new ArrayList<>();
        earlier.forEach((key, object) -> {
            if (!later.containsKey(key)) {
                changes.add(new Removed(object));
            }
        });
        later.forEach((key, object) -> {
            KubernetesObject old = earlier.get(key);
            if (old == null) {
                changes.add(new Added(object));
            } else {
                List<ValueChange> values = values(old, object);
                if (!values.isEmpty()) {
                    changes.add(new Changed(old, object, values));
                }
            }
        });
        return new SetDifference(changes);
    }

    /** What differs between two specs of a PostgresCluster; the paths begin with {@code spec}. */
    public static List<ValueChange> ofSpecs(JsonNode before, JsonNode after) {
        return TreeDifference.between(FieldPath.of("spec"), before, after);
    }

    private static Map<Key, KubernetesObject> byKey(ObjectSet set) {
        Map<Key, KubernetesObject> objects = new LinkedHashMap<>();
        set.forEach(object -> objects.putIfAbsent(Key.of(object), object));
        return objects;
    }

    private static List<ValueChange> values(KubernetesObject before, KubernetesObject after) {
        if (before.tree().equals(after.tree())) {
            return List.of();
        }
        boolean isNamedByContent = !before.id().name().equals(after.id().name());
        return TreeDifference.between(before, after).stream()
                .filter(change -> !(isNamedByContent && change.path().equals(NAME)))
                .map(change -> after.isA("Secret") ? hidden(change) : change)
                .toList();
    }

    private static ValueChange hidden(ValueChange change) {
        return SecretFields.isShownAsAWhole(change.path())
                ? change
                : new ValueChange(
                        change.path(),
                        change.isAdded() ? change.before() : HIDDEN,
                        change.isRemoved() ? change.after() : HIDDEN);
    }

    /** Whether the sets are the same. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
