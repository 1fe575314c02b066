package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.Preparation;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.operator.status.Memory.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Annotations with which a user asks for an action. A value counts once: it is remembered with the time, or with the leader of that
 * time, so that what is still to do follows from what is observed.
 */
final class Requests {

    static final String RESTART = "postgres.example.com/restart";
    static final String SWITCHOVER = "postgres.example.com/switchover";
    static final String BACKUP = "postgres.example.com/backup";
    static final String ROTATE_PASSWORDS = "postgres.example.com/rotate-passwords";

    private static final List<String> ALL = List.of(RESTART, SWITCHOVER, BACKUP, ROTATE_PASSWORDS);

    private Requests() {}

    /** What is remembered after the annotations were read. */
    static Memory read(JsonNode resource, ClusterObservation observed, Memory memory, Instant now) {
        JsonNode annotations = resource.path("metadata").path("annotations");
        Memory read = memory;
        for (String name : ALL) {
            String value = annotations.path(name).asText();
            Request known = memory.requests().get(name);
            if (value.isEmpty()) {
                // To remove the annotation is to withdraw what has not happened.
                read = read.withoutRequest(name);
            } else if ((known == null || !known.value().equals(value))
                    && observed.primary().isPresent()) {
                String leader = name.equals(SWITCHOVER) ? observed.leader() : "";
                read = read.withRequest(name, Request.seen(value, now.toString(), leader));
            }
        }
        read = isSwitchoverDone(read, observed) ? finished(read, SWITCHOVER, now) : read;
        return isRestartDone(read, observed) ? finished(read, RESTART, now) : read;
    }

    /** The request of this name that nothing was done for, or that is under way. */
    static Optional<Request> open(Memory memory, String name) {
        return Optional.ofNullable(memory.requests().get(name)).filter(request -> !request.isFinished());
    }

    private static boolean isSwitchoverDone(Memory memory, ClusterObservation observed) {
        return open(memory, SWITCHOVER)
                .filter(request -> !request.leader().isEmpty())
                .filter(request -> observed.primary().isPresent())
                .filter(request -> !request.leader().equals(observed.leader())
                        || candidate(request).equals(observed.leader()))
                .isPresent();
    }

    /** The member that shall lead, or another text. A time may follow, so that the same member can be named again. */
    private static String candidate(Request request) {
        int blank = request.value().indexOf(' ');
        return blank < 0 ? request.value() : request.value().substring(0, blank);
    }

    /** A member that is away may still have to restart. */
    private static boolean isRestartDone(Memory memory, ClusterObservation observed) {
        return open(memory, RESTART).isPresent()
                && restart(memory)
                        .filter(time -> observed.members().stream()
                                .allMatch(member -> member.isHealthy()
                                        && member.report()
                                                .flatMap(MemberReport::startedAt)
                                                .filter(started -> !time.isAfter(started))
                                                .isPresent()))
                        .isPresent();
    }

    private static Memory finished(Memory memory, String name, Instant now) {
        Request request = Objects.requireNonNull(memory.requests().get(name));
        return memory.withRequest(name, request.finished(now.toString(), ""));
    }

    /** When somebody last asked for a restart of all members. */
    static Optional<Instant> restart(Memory memory) {
        return Optional.ofNullable(memory.requests().get(RESTART)).flatMap(request -> {
            try {
                return Optional.of(Instant.parse(request.seenAt()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /** Whether an action that somebody asked for has not happened on every member. */
    static boolean isPending(ClusterObservation observed, Memory memory) {
        Request switchover = memory.requests().get(SWITCHOVER);
        return (switchover != null && !switchover.leader().isEmpty())
                || restart(memory)
                        .filter(time -> observed.members().stream()
                                .flatMap(member -> member.report().stream())
                                .flatMap(report -> report.startedAt().stream())
                                .anyMatch(time::isAfter))
                        .isPresent();
    }

    /** The switchover that somebody asked for and that has not happened. */
    static Optional<NextStep> switchover(ClusterObservation observed, Memory memory, RolloutPolicy policy) {
        return Optional.ofNullable(memory.requests().get(SWITCHOVER))
                .filter(request -> request.leader().equals(observed.leader()))
                .filter(request -> observed.primary().isPresent())
                .map(request -> Preparation.switchOver(observed, policy, candidate(request)));
    }
}
