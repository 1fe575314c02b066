package com.example.postgres.operator.fake;

import com.example.postgres.operator.fake.Ownership.Manager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Server-side apply.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</a>
 */
final class Apply {

    private final Structure structure;
    private final Manager manager;
    private final boolean isForced;

    Apply(Structure structure, Manager manager, boolean isForced) {
        this.structure = structure;
        this.manager = manager;
        this.isForced = isForced;
    }

    /** The object after the configuration is applied to it. */
    ObjectNode to(ObjectNode live, JsonNode applied) {
        AppliedConfiguration configuration = new AppliedConfiguration(applied, structure);
        Ownership before = Ownership.of(live);
        Ownership own = before.with(manager, configuration.fields());
        ObjectNode result = configuration.mergedInto(live);
        FieldRemoval.remove(result, given(before, own));
        Difference difference = Difference.between(live, result, structure);
        if (!isForced) {
            refuseConflicts(before, difference.changed());
        }
        own.takenFromOthers(manager, difference.changed().and(difference.removed()))
                .writeTo(result);
        return result;
    }

    /** What the manager has applied, applies no more, and nobody else owns. */
    private FieldSet given(Ownership before, Ownership after) {
        return before.of(manager)
                .without(after.of(manager))
                .only(path -> after.entries().values().stream()
                        .noneMatch(owned -> owned.fields().reaches(path)));
    }

    private void refuseConflicts(Ownership before, FieldSet changed) {
        Map<String, List<String>> conflicts = new TreeMap<>();
        before.entries().forEach((other, owned) -> {
            if (!other.equals(manager)) {
                owned.fields()
                        .both(changed)
                        .paths()
                        .forEach(path -> conflicts
                                .computeIfAbsent(other.text(), any -> new ArrayList<>())
                                .add(text(path)));
            }
        });
        long number = conflicts.values().stream().mapToLong(List::size).sum();
        if (number == 1) {
            conflicts.forEach((other, fields) -> {
                throw Refusal.ownedByOthers(
                        "Apply failed with 1 conflict: conflict with " + other + ": " + fields.get(0));
            });
        }
        if (number > 1) {
            List<String> messages = new ArrayList<>();
            conflicts.forEach((other, fields) -> messages.add("conflicts with " + other + ":\n- "
                    + String.join("\n- ", fields.stream().sorted().toList())));
            throw Refusal.ownedByOthers("Apply failed with " + number + " conflicts: " + String.join("\n", messages));
        }
    }

    /** As conflicts name a field: {@code .spec.template.spec.containers[name="postgres"].image}. */
    private static String text(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String element : path) {
            String selector = element.substring(2);
            switch (element.charAt(0)) {
                case 'k' ->
                    text.append('[')
                            .append(selector.substring(1, selector.length() - 1).replaceAll("\"(\\w+)\":", "$1="))
                            .append(']');
                case 'v' -> text.append("[=").append(selector).append(']');
                default -> text.append('.').append(selector);
            }
        }
        return text.toString();
    }
}
