package com.example.postgres.operator.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in Kubernetes events about a PostgresCluster what was done and why. An event that cannot be written stops nothing. */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final KubernetesApi api;

    public Events(KubernetesApi api) {
        this.api = api;
    }

    /** Something that goes as planned. */
    public void normal(JsonNode resource, String reason, String message) {
        create(resource, "Normal", reason, message);
    }

    /** Something that somebody should look at. */
    public void warning(JsonNode resource, String reason, String message) {
        create(resource, "Warning", reason, message);
    }

    private void create(JsonNode resource, String type, String reason, String message) {
        JsonNode metadata = resource.path("metadata");
        Instant now = Instant.now();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata")
                .put("name", metadata.path("name").asText() + "." + Long.toHexString(System.nanoTime()))
                .put("namespace", metadata.path("namespace").asText());
        ObjectNode involved = event.putObject("involvedObject");
        involved.set("apiVersion", resource.path("apiVersion"));
        involved.set("kind", resource.path("kind"));
        for (String field : new String[] {"namespace", "name", "uid"}) {
            involved.set(field, metadata.path(field));
        }
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        event.put("type", type).put("reason", reason).put("message", message);
        event.put("firstTimestamp", time).put("lastTimestamp", time).put("count", 1);
        event.put("reportingComponent", KubernetesApi.FIELD_MANAGER).put("reportingInstance", "");
        event.putObject("source").put("component", KubernetesApi.FIELD_MANAGER);
        try {
            api.create(event);
        } catch (ApiException e) {
            LOG.warn("event {}: {}", reason, e.text());
        }
    }
}
