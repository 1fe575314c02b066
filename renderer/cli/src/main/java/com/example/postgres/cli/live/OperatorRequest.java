package com.example.postgres.cli.live;

import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the operator is asked for, by an annotation with a value that is new.
 *
 * @param cluster that is asked
 * @param annotation its key
 * @param value its value
 */
public record OperatorRequest(OperatedCluster cluster, String annotation, String value) {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Asks. */
    public void send() {
        if (cluster.read().path("spec").path("paused").asBoolean()) {
            throw CommandException.refused(
                    "spec.paused is set: the operator does nothing", "set it to false, then ask again");
        }
        cluster.annotate(annotation, value);
    }

    /**
     * Waits until it has happened.
     *
     * @throws CommandException if it failed, or has not happened in time
     */
    public void follow(Terminal terminal, Duration timeout) {
        Instant deadline = Instant.now().plus(timeout);
        Wait wait = new Wait(terminal, PAUSE);
        while (true) {
            JsonNode resource = cluster.read();
            Optional<Request> seen = seen(resource);
            if (seen.filter(Request::isFinished).isPresent()) {
                wait.end();
                refuseFailure(seen.get());
                return;
            }
            if (!current(resource).equals(value)) {
                wait.end();
                throw CommandException.refused(
                        "the request was withdrawn: somebody changed the annotation " + annotation, null);
            }
            if (!Instant.now().isBefore(deadline)) {
                wait.end();
                throw late(resource, seen);
            }
            wait.pause(new StatusText(resource).progress());
        }
    }

    private String current(JsonNode resource) {
        return resource.path("metadata").path("annotations").path(annotation).asText();
    }

    private Optional<Request> seen(JsonNode resource) {
        for (JsonNode entry : resource.path("status").path("requests")) {
            Request request = new Request(entry);
            if (request.isOf(annotation, value)) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    private void refuseFailure(Request request) {
        if (!request.failure().isEmpty()) {
            String log =
                    request.job().isEmpty() ? null : "kubectl -n " + cluster.namespace() + " logs job/" + request.job();
            throw CommandException.refused(request.failure(), log);
        }
    }

    private CommandException late(JsonNode resource, Optional<Request> seen) {
        return CommandException.refused(
                seen.isPresent()
                        ? "not done yet: " + new Conditions(resource).progress()
                        : "the operator has not seen the request yet: is it running, and does a primary lead?",
                "the operator goes on with it; to withdraw it: kubectl -n " + cluster.namespace() + " annotate pgc/"
                        + cluster.name() + " " + annotation + "-");
    }
}
