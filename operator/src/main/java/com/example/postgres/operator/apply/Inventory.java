package com.example.postgres.operator.apply;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The objects that may exist for a cluster. An entry is recorded before its object is applied, so that no object is forgotten.
 *
 * @param entries as {@link ObjectRef#entry} writes them
 */
public record Inventory(SortedSet<String> entries) {

    /** What holds data is never deleted. */
    private static final Set<String> KEPT_KINDS = Set.of("PersistentVolumeClaim", "Secret");

    /** The inventory in the status of a PostgresCluster. */
    public static Inventory of(JsonNode status) {
        SortedSet<String> entries = new TreeSet<>();
        status.path("inventory").forEach(entry -> entries.add(entry.asText()));
        return new Inventory(entries);
    }

    /** The objects of a set. */
    public static Inventory of(ObjectSet set) {
        SortedSet<String> entries = new TreeSet<>();
        set.forEach(object -> entries.add(ObjectRef.of(object).entry()));
        return new Inventory(entries);
    }

    /** Whether the object is deleted when no set has it any more. */
    boolean deletes(ObjectRef ref) {
        return entries.contains(ref.entry()) && !KEPT_KINDS.contains(ref.kind());
    }

    /** The objects of both. */
    public Inventory and(Inventory other) {
        SortedSet<String> all = new TreeSet<>(entries);
        all.addAll(other.entries);
        return new Inventory(all);
    }

    /**
     * Deletes the objects that the set has no longer. Reads only those that the cache does not show.
     *
     * @param problems to which those are added that the API server does not let go
     * @return what may exist now: the set, and what is still being deleted
     */
    public Inventory prune(
            ObjectSet desired,
            LiveCluster live,
            Owner owner,
            String namespace,
            KubernetesApi api,
            List<Problem> problems) {
        Inventory wanted = of(desired);
        SortedSet<String> remaining = new TreeSet<>(wanted.entries);
        for (String entry : entries) {
            Optional<ObjectRef> known = ObjectRef.ofEntry(namespace, entry);
            if (wanted.entries.contains(entry)
                    || known.filter(ref -> !KEPT_KINDS.contains(ref.kind())).isEmpty()) {
                continue;
            }
            ObjectRef ref = known.get();
            // An entry that is dropped never comes back. The cache may be behind, and lacks an object whose label
            // somebody has removed: the owner says whose it is.
            Optional<LiveObject> current = live.find(ref)
                    .filter(owner::controls)
                    .or(() -> api.read(ref).map(LiveObject::of).filter(owner::controls));
            if (current.isEmpty()) {
                continue;
            }
            remaining.add(entry);
            if (!current.get().isDeleting()) {
                String uid = current.get().uid();
                Problem.ifRefused(ref, () -> api.delete(ref, uid, Propagation.BACKGROUND))
                        .ifPresent(problems::add);
            }
        }
        return new Inventory(remaining);
    }
}
