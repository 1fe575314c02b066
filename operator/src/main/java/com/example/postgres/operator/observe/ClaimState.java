package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A volume claim of a member.
 *
 * @param name of the claim
 * @param requested size
 * @param capacity of the volume; empty while there is none
 */
public record ClaimState(String name, String requested, String capacity) {

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
