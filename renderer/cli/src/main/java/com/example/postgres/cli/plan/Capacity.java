package com.example.postgres.cli.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.Value;
import com.example.postgres.syntax.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all members request: their containers and sidecars, and their volumes. Jobs are not counted.
 *
 * @param cpu in cores
 * @param memory in bytes
 * @param storage in bytes
 */
public record Capacity(BigDecimal cpu, BigDecimal memory, BigDecimal storage) {

    /** Nothing. */
    public static final Capacity NONE = new Capacity(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What the StatefulSets in the set request. */
    public static Capacity of(ObjectSet objects) {
        return objects.ofKind("StatefulSet").stream().map(Capacity::of).reduce(NONE, Capacity::plus);
    }

    /** What one member requests: its containers and sidecars, and its volumes. */
    static Capacity ofMember(ObjectSet objects) {
        return objects.ofKind("StatefulSet").stream()
                .map(set -> of(set, BigDecimal.ONE))
                .reduce(NONE, Capacity::plus);
    }

    private static Capacity of(KubernetesObject set) {
        return of(set, BigDecimal.valueOf(set.get("spec", "replicas").number().orElse(1)));
    }

    private static Capacity of(KubernetesObject set, BigDecimal members) {
        List<Value> containers = new ArrayList<>(
                set.get("spec", "template", "spec", "containers").items());
        set.get("spec", "template", "spec", "initContainers").items().stream()
                .filter(container -> container.get("restartPolicy").text().equals("Always"))
                .forEach(containers::add);
        List<Value> claims = set.get("spec", "volumeClaimTemplates").items();
        return new Capacity(
                sum(containers, "resources", "requests", "cpu").multiply(members),
                sum(containers, "resources", "requests", "memory").multiply(members),
                sum(claims, "spec", "resources", "requests", "storage").multiply(members));
    }

    private static BigDecimal sum(List<Value> parts, String... path) {
        return parts.stream()
                .flatMap(part -> Quantity.tryParse(part.get(path).text()).stream())
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Both together. */
    public Capacity plus(Capacity other) {
        return new Capacity(cpu.add(other.cpu), memory.add(other.memory), storage.add(other.storage));
    }

    /** {@code CPU 3 -> 4, storage 30Gi -> 40Gi}: what differs from the later capacity; empty if nothing does. */
    Optional<String> changeTo(Capacity after) {
        List<String> changes = new ArrayList<>();
        add(changes, "CPU", cpu, after.cpu, false);
        add(changes, "memory", memory, after.memory, true);
        add(changes, "storage", storage, after.storage, true);
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changes));
    }

    private static void add(List<String> changes, String name, BigDecimal before, BigDecimal after, boolean isBinary) {
        if (before.compareTo(after) != 0) {
            changes.add(name + " " + new Quantity(before, isBinary).canonical() + " -> "
                    + new Quantity(after, isBinary).canonical());
        }
    }
}
