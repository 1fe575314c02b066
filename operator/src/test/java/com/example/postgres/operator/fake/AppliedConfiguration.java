package com.example.postgres.operator.fake;

import com.example.postgres.operator.fake.Structure.Part;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a manager applies.
 *
 * @param tree as sent
 * @param structure of objects of this kind
 */
record AppliedConfiguration(JsonNode tree, Structure structure) {

    /** The fields that it has an opinion about. A map in it is none of them unless it is empty. */
    FieldSet fields() {
        Set<List<String>> fields = new LinkedHashSet<>();
        collect(List.of(), FieldPath.ROOT, tree, fields);
        return new FieldSet(fields);
    }

    private void collect(List<String> at, FieldPath path, JsonNode value, Set<List<String>> fields) {
        structure.parts(path, value).forEach((element, part) -> {
            List<String> field = FieldSet.below(at, element);
            if (part.isItem() || isLeaf(part)) {
                fields.add(field);
            }
            collect(field, part.path(), part.value(), fields);
        });
    }

    private boolean isLeaf(Part part) {
        return !structure.isDivided(part.path(), part.value())
                || (part.value().isObject() && part.value().isEmpty());
    }

    /** The live object with every value of the configuration. */
    ObjectNode mergedInto(JsonNode live) {
        return (ObjectNode) merged(FieldPath.ROOT, live, tree);
    }

    private JsonNode merged(FieldPath path, JsonNode live, JsonNode applied) {
        if (!structure.isDivided(path, applied) || live.getNodeType() != applied.getNodeType()) {
            return applied;
        }
        if (applied.isObject()) {
            ObjectNode merged = live.deepCopy();
            applied.properties()
                    .forEach(field -> merged.set(
                            field.getKey(),
                            merged(path.field(field.getKey()), live.path(field.getKey()), field.getValue())));
            return merged;
        }
        Map<String, JsonNode> items = new LinkedHashMap<>();
        Map<String, Part> existing = structure.parts(path, live);
        structure.parts(path, applied).forEach((element, part) -> {
            Part same = existing.remove(element);
            items.put(element, same == null ? part.value() : merged(part.path(), same.value(), part.value()));
        });
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        items.values().forEach(merged::add);
        existing.values().forEach(part -> merged.add(part.value()));
        return merged;
    }
}
