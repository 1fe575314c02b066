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
import java.util.TreeSet;

/**
 * Names a change, so that it can be approved and found again: both specs and the target that they are rendered for. Not the
 * annotations, so that a commit can hold a spec and its approval.
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
        change.set("target", describe(target));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.compact(sorted(change)).getBytes(StandardCharsets.UTF_8));
            return Optional.of("sha256:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The API server adds the only default of the schema to a spec that the operator reads; a file in Git may lack it. */
    private static JsonNode withDefaults(JsonNode spec) {
        if (!(spec instanceof ObjectNode fields) || fields.has("replicas")) {
            return spec;
        }
        return fields.deepCopy().put("replicas", SpecDefaults.REPLICAS);
    }

    /** The consumer is not part of it: a change is the same for both. */
    private static JsonNode describe(RenderTarget target) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kubernetesVersion", target.kubernetesVersion().toString());
        new TreeSet<>(target.apiVersions()).forEach(node.withArray("/apiVersions")::add);
        new TreeMap<>(target.images())
                .forEach((role, image) -> node.withObject("/images").put(role.name(), image));
        if (target.registry() != null) {
            node.put("registry", target.registry());
        }
        node.put("secretsPolicy", target.secretsPolicy().name());
        node.put("namespace", target.namespace());
        return node;
    }

    /** The same tree with sorted keys: the order in which a spec is written is no change. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            sorted.setAll(fields);
            return sorted;
        }
        if (node.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }
}
