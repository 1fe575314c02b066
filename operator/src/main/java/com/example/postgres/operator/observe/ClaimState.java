package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A volume claim of a member.
 *
 * @param name of the claim
 * @param requested size
 * @param capacity of the volume; empty while there is none
 */
public record ClaimState(String name, String requested, String capacity) {

    /** By the requested size, the smallest first. */
    static final Comparator<ClaimState> BY_SIZE = Comparator.comparing(claim -> bytes(claim.requested));

    /** Whether it is bound to a volume. */
    public boolean hasVolume() {
        return !capacity.isEmpty();
    }

    /** Whether the volume is smaller than it should be. */
    public boolean isGrowing() {
        return hasVolume() && bytes(capacity).compareTo(bytes(requested)) < 0;
    }

    /** Whether it asks for less than this size. */
    public boolean isSmallerThan(String size) {
        return bytes(requested).compareTo(bytes(size)) < 0;
    }

    private static BigDecimal bytes(String size) {
        return Quantity.getAmountInBytes(Quantity.parse(size));
    }

    /** What the cache keeps of a claim. */
    public static ClaimState of(JsonNode claim) {
        return new ClaimState(
                claim.path("metadata").path("name").asText(),
                claim.path("spec")
                        .path("resources")
                        .path("requests")
                        .path("storage")
                        .asText(),
                claim.path("status").path("capacity").path("storage").asText());
    }
}
