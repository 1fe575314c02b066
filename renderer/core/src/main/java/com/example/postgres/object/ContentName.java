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

    private static final int CHECKSUM_LENGTH = 8;

    private ContentName() {}

    /** A copy of the tree whose name has {@code -<checksum>} appended. */
    static JsonNode append(JsonNode tree) {
        ObjectNode copy = tree.deepCopy();
        ObjectNode metadata = (ObjectNode) copy.get("metadata");
        String checksum = checksum(CanonicalJson.compact(tree.path("spec")));
        metadata.put("name", metadata.path("name").asText() + "-" + checksum);
        return copy;
    }

    private static String checksum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHECKSUM_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
