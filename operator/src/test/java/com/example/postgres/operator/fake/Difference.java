package com.example.postgres.operator.fake;

import com.example.postgres.operator.fake.Structure.Part;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields two versions of an object differ in.
 *
 * @param changed fields that the later one has with another value, or that the earlier one has not
 * @param removed fields that the later one has not
 */
record Difference(FieldSet changed, FieldSet removed) {

    static Difference between(JsonNode before, JsonNode after, Structure structure) {
        Comparison comparison = new Comparison(structure);
        comparison.compare(List.of(), FieldPath.ROOT, before, after);
        return new Difference(new FieldSet(comparison.changed), new FieldSet(comparison.removed));
    }

    private static final class Comparison {

        private final Structure structure;
        private final Set<List<String>> changed = new LinkedHashSet<>();
        private final Set<List<String>> removed = new LinkedHashSet<>();

        private Comparison(Structure structure) {
            this.structure = structure;
        }

        private void compare(List<String> at, FieldPath path, JsonNode before, JsonNode after) {
            Map<String, Part> earlier = structure.parts(path, before);
            Map<String, Part> later = structure.parts(path, after);
            earlier.forEach((element, part) -> {
                Part counterpart = later.get(element);
                if (counterpart == null) {
                    addAll(FieldSet.below(at, element), part, removed);
                } else if (isDivided(part) && isDivided(counterpart)) {
                    compare(FieldSet.below(at, element), part.path(), part.value(), counterpart.value());
                } else if (!part.value().equals(counterpart.value())) {
                    changed.add(FieldSet.below(at, element));
                }
            });
            later.forEach((element, part) -> {
                if (!earlier.containsKey(element)) {
                    addAll(FieldSet.below(at, element), part, changed);
                }
            });
        }

        private boolean isDivided(Part part) {
            return structure.isDivided(part.path(), part.value());
        }

        private void addAll(List<String> at, Part part, Set<List<String>> fields) {
            fields.add(at);
            structure
                    .parts(part.path(), part.value())
                    .forEach((element, child) -> addAll(FieldSet.below(at, element), child, fields));
        }
    }
}
