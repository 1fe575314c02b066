package com.example.postgres.model;

import com.example.postgres.spec.ResourcesSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CPU and memory of the containers beside PostgreSQL. */
final class SidecarResources {

    private static final String MEMORY = "32Mi";

    private SidecarResources() {}

    /**
     * What the spec says, else small requests: a container without any would be the first to be killed on a full node, and
     * alone decide that the pod is BestEffort.
     */
    static JsonNode of(@Nullable ResourcesSpec spec, String cpu) {
        boolean isGiven =
                spec != null && (!spec.requests().isEmpty() || !spec.limits().isEmpty());
        return PodModelFactory.resources(
                isGiven ? spec : new ResourcesSpec(Map.of("cpu", cpu, "memory", MEMORY), Map.of()));
    }
}
