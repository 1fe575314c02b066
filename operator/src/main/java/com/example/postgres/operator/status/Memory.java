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
     * @param job name of the Job that was created for it; empty if none was
     * @param servers that still have to restart: when they had started, by the name of their member; empty text if unknown
     * @param finishedAt when it had happened, or had failed; empty until then
     * @param failure why it did not happen; empty if it did
     */
    public record Request(
            String value,
            String seenAt,
            String leader,
            String job,
            SortedMap<String, String> servers,
            String finishedAt,
            String failure) {

        public Request {
            servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
        }

        /** A request that nothing was done for. */
        public static Request seen(String value, String seenAt, String leader) {
            return new Request(value, seenAt, leader, "", new TreeMap<>(), "", "");
        }

        /** Whether nothing more is done for it. */
        public boolean isFinished() {
            return !finishedAt.isEmpty();
        }

        /** The same with the Job that does it. */
        public Request with(String createdJob) {
            return new Request(value, seenAt, leader, createdJob, servers, finishedAt, failure);
        }

        /** The same with the servers that still have to restart. */
        public Request with(SortedMap<String, String> left) {
            return new Request(value, seenAt, leader, job, left, finishedAt, failure);
        }

        /** The same at its end. An empty reason means that it has happened. */
        public Request finished(String time, String reason) {
            return new Request(value, seenAt, "", job, new TreeMap<>(), time, reason);
        }

        private static Request of(JsonNode entry) {
            SortedMap<String, String> servers = new TreeMap<>();
            entry.path("servers")
                    .forEach(server -> servers.put(
                            server.path("name").asText(),
                            server.path("startedAt").asText()));
            return new Request(
                    entry.path("value").asText(),
                    entry.path("seenAt").asText(),
                    entry.path("leader").asText(),
                    entry.path("job").asText(),
                    servers,
                    entry.path("finishedAt").asText(),
                    entry.path("failure").asText());
        }

        private void writeTo(ObjectNode entry) {
            entry.put("value", value);
            putText(entry, "seenAt", seenAt);
            entry.put("leader", leader);
            putText(entry, "job", job);
            servers.forEach((name, startedAt) -> {
                ObjectNode server = entry.withArray("/servers").addObject().put("name", name);
                putText(server, "startedAt", startedAt);
            });
            putText(entry, "finishedAt", finishedAt);
            putText(entry, "failure", failure);
        }

        /** The schema refuses an empty time; a status that somebody edited may lack what is always there. */
        private static void putText(ObjectNode entry, String name, String text) {
            if (!text.isEmpty()) {
                entry.put(name, text);
            }
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
