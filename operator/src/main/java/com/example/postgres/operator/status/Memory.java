package com.example.postgres.operator.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of the status that cannot be observed again: written before the operator acts on it.
 *
 * @param inventory the objects that may exist
 * @param appliedSpec the spec that is served; empty before the first one
 * @param lastChange what was promised and what happened; empty before the first change
 * @param requests annotations that ask for an action and were seen: their value, and what they still ask for
 */
public record Memory(
        SortedSet<String> inventory,
        Optional<JsonNode> appliedSpec,
        Optional<LastChange> lastChange,
        SortedMap<String, Request> requests) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An annotation that was seen.
     *
     * @param value of the annotation
     * @param seenAt as written
     * @param leader the member that led then, while it still has to hand over; empty otherwise
     * @param servers that still have to restart: when they had started, by the name of their member; empty text if unknown
     */
    public record Request(String value, String seenAt, String leader, SortedMap<String, String> servers) {

        public Request {
            servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
        }

        private static Request of(JsonNode node) {
            SortedMap<String, String> servers = new TreeMap<>();
            node.path("servers")
                    .forEach(server -> servers.put(
                            server.path("name").asText(),
                            server.path("startedAt").asText()));
            return new Request(
                    node.path("value").asText(),
                    node.path("seenAt").asText(),
                    node.path("leader").asText(),
                    servers);
        }

        private void writeTo(ObjectNode node) {
            node.put("value", value);
            // A status that somebody edited may lack it, and the schema refuses an empty time.
            if (!seenAt.isEmpty()) {
                node.put("seenAt", seenAt);
            }
            node.put("leader", leader);
            servers.forEach((name, startedAt) -> {
                ObjectNode server = node.withArray("/servers").addObject().put("name", name);
                if (!startedAt.isEmpty()) {
                    server.put("startedAt", startedAt);
                }
            });
        }
    }

    /** What a status remembers. */
    public static Memory of(JsonNode status) {
        SortedSet<String> inventory = new TreeSet<>();
        status.path("inventory").forEach(entry -> inventory.add(entry.asText()));
        SortedMap<String, Request> requests = new TreeMap<>();
        status.path("requests")
                .forEach(request -> requests.put(request.path("name").asText(), Request.of(request)));
        return new Memory(inventory, spec(status.path("lastAppliedSpec").asText()), LastChange.of(status), requests);
    }

    private static Optional<JsonNode> spec(String json) {
        try {
            return json.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The same with another inventory. */
    public Memory withInventory(SortedSet<String> other) {
        return new Memory(other, appliedSpec, lastChange, requests);
    }

    /** The same with the spec that is served from now on. */
    public Memory withAppliedSpec(JsonNode spec) {
        return new Memory(inventory, Optional.of(spec), lastChange, requests);
    }

    /** The same with another change. */
    public Memory withLastChange(LastChange change) {
        return new Memory(inventory, appliedSpec, Optional.of(change), requests);
    }

    /** The same with an annotation that was seen. */
    public Memory withRequest(String name, Request request) {
        SortedMap<String, Request> all = new TreeMap<>(requests);
        all.put(name, request);
        return new Memory(inventory, appliedSpec, lastChange, all);
    }

    /** The same without an annotation. */
    public Memory withoutRequest(String name) {
        SortedMap<String, Request> others = new TreeMap<>(requests);
        others.remove(name);
        return new Memory(inventory, appliedSpec, lastChange, others);
    }

    /** Replaces in a status what it remembers. */
    public void replaceIn(ObjectNode status) {
        status.remove(List.of("inventory", "lastAppliedSpec", "lastChange", "requests"));
        writeTo(status);
    }

    void writeTo(ObjectNode status) {
        inventory.forEach(status.putArray("inventory")::add);
        appliedSpec.ifPresent(spec -> status.put("lastAppliedSpec", spec.toString()));
        lastChange.ifPresent(change -> status.set("lastChange", change.toJson()));
        requests.forEach((name, request) ->
                request.writeTo(status.withArray("/requests").addObject().put("name", name)));
    }
}
