package com.example.postgres.golden;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Replaces the text of each script in a rendered set by its checksum. The same scripts are part of every cluster: a diff
 * should show a changed script once, and a line for each cluster that gets it.
 */
final class ScriptChecksums {

    private ScriptChecksums() {}

    static ObjectSet in(ObjectSet manifests) {
        return new ObjectSet(manifests.objects().stream()
                .map(manifest -> holdsScripts(manifest) ? withChecksums(manifest) : manifest)
                .toList());
    }

    /** The ConfigMap {@code NAME-scripts}, whose files come unchanged from {@code templates/*}{@code /scripts}. */
    static boolean holdsScripts(KubernetesObject manifest) {
        return manifest.id().kind().equals("ConfigMap") && manifest.id().name().endsWith("-scripts");
    }

    private static KubernetesObject withChecksums(KubernetesObject manifest) {
        ObjectNode tree = manifest.tree().deepCopy();
        ObjectNode data = tree.withObject("/data");
        for (var script : manifest.tree().path("data").properties()) {
            data.put(script.getKey(), sha256(script.getValue().asText()));
        }
        return KubernetesObject.rendered(tree);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
