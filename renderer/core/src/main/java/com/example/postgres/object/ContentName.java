package com.example.postgres.object;

import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Gives an object whose spec can never change a name that ends in a checksum of the spec. A changed spec is then another
 * object, and applying it again never fails as "field is immutable" (Jobs:
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-template).
 */
final class ContentName {

    private static final String JOB = "Job";
    private static final int CHECKSUM_LENGTH = 8;

    private ContentName() {}

    /** Whether the object gets such a name. */
    static boolean isUsedBy(JsonNode tree) {
        return tree.path("kind").asText().equals(JOB) && tree.path("spec").isObject();
    }

    /** A copy of the tree whose name has {@code -<checksum>} appended. */
    static JsonNode append(JsonNode tree) {
        ObjectNode copy = tree.deepCopy();
        ObjectNode metadata = (ObjectNode) copy.get("metadata");
        metadata.put("name", metadata.path("name").asText() + suffix(tree));
        return copy;
    }

    /** The name without the checksum of the tree's spec; the whole name where it does not end so, as after an edit. */
    static String remove(String name, JsonNode tree) {
        String suffix = isUsedBy(tree) ? suffix(tree) : "";
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    private static String suffix(JsonNode tree) {
        try {
            byte[] spec = CanonicalJson.compact(tree.path("spec")).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(spec);
            return "-" + HexFormat.of().formatHex(digest).substring(0, CHECKSUM_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
