package com.example.postgres.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whether the volumes are deleted with their cluster. A spec that says so is not enough, because it may be a copy: the name of
 * the cluster must be confirmed beside it.
 *
 * @param isWanted whether the spec says so
 * @param isConfirmed whether the user has confirmed it
 */
public record VolumeDeletion(boolean isWanted, boolean isConfirmed) {

    /** The annotation whose value is the name of the cluster. */
    public static final String CONFIRM_DELETE = "postgres.example.com/confirm-delete";

    private static final String POLICY = "deletionPolicy";
    private static final String VOLUMES = "volumes";

    /**
     * The deletion that a spec wants.
     *
     * @param resource with the annotations
     * @param spec that is served, which may be an earlier one
     */
    public static VolumeDeletion of(JsonNode resource, JsonNode spec) {
        JsonNode metadata = resource.path("metadata");
        String confirmed = metadata.path("annotations").path(CONFIRM_DELETE).asText();
        return new VolumeDeletion(
                spec.path(POLICY).path(VOLUMES).asText().equals("Delete"),
                !confirmed.isEmpty() && confirmed.equals(metadata.path("name").asText()));
    }

    /** Whether the volumes are kept only because nobody has confirmed. */
    public boolean isAwaited() {
        return isWanted && !isConfirmed;
    }

    /** The spec with the volumes kept. */
    public static JsonNode kept(JsonNode spec) {
        ObjectNode kept = spec.deepCopy();
        kept.withObject("/" + POLICY).remove(VOLUMES);
        return kept;
    }

    /** What keeps the volumes, as a part of a sentence. */
    public static String explanation(String cluster) {
        return "the volumes are kept when the cluster is deleted until the annotation " + CONFIRM_DELETE + ": "
                + cluster + " is set";
    }
}
