package com.example.postgres.plan;

import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names a change, so that it can be approved and found again: both specs and the target that they are rendered for. Not the
 * annotations, so that a commit can hold a spec and its approval.
 *
 * <p>A spec counts as the API server stores it, because the operator reads it from there: without comments, in any order of fields,
 * without nulls, with the default of the schema. A value that is spelled otherwise is another one: no two changes have one name.
 */
final class Fingerprint {

    private Fingerprint() {}

    static Optional<String> of(ClusterState before, ClusterState after, RenderTarget target) {
        if (before.spec().isEmpty() || after.spec().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set("before", withDefaults(before.spec().get()));
        change.set("after", withDefaults(after.spec().get()));
        change.set("target", PublishedTarget.of(target));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.compact(stored(change)).getBytes(StandardCharsets.UTF_8));
            return Optional.of("sha256:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The API server adds the only default of the schema to a spec that the operator reads; a file in Git may lack it. */
    private static JsonNode withDefaults(JsonNode spec) {
        if (!(spec instanceof ObjectNode fields) || fields.hasNonNull("replicas")) {
            return spec;
        }
        return fields.deepCopy().put("replicas", SpecDefaults.REPLICAS);
    }

    /** The same tree with sorted keys, without nulls, and with 3 for 3.0, as the API server stores it. */
    private static JsonNode stored(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> fields.put(field.getKey(), stored(field.getValue())));
            sorted.setAll(fields);
            return sorted;
        }
        if (node.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(stored(item)));
            return items;
        }
        return isWhole(node)
                ? JsonNodeFactory.instance.numberNode(node.decimalValue().toBigInteger())
                : node;
    }

    private static boolean isWhole(JsonNode node) {
        return node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
