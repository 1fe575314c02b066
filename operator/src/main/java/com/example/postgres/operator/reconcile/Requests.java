package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.Preparation;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.operator.status.Memory.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Annotations with which a user asks for an action. A value counts once: it is remembered with the leader or the start times of the
 * servers of that time, so that what is still to do follows from what is observed.
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
                read = read.withRequest(
                        name,
                        name.equals(SWITCHOVER)
                                ? Request.seen(value, now.toString(), observed.leader())
                                : Request.seen(value, now.toString(), "").with(servers(observed)));
            }
        }
        read = isSwitchoverDone(read, observed) ? finished(read, SWITCHOVER, now) : read;
        read = withoutRestarted(read, observed);
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
        return open(memory, RESTART)
                .filter(request -> request.servers().isEmpty())
                .filter(request -> observed.members().stream().allMatch(Member::isHealthy))
                .isPresent();
    }

    private static Memory finished(Memory memory, String name, Instant now) {
        Request request = Objects.requireNonNull(memory.requests().get(name));
        return memory.withRequest(name, request.finished(now.toString(), ""));
    }

    private static SortedMap<String, String> servers(ClusterObservation observed) {
        SortedMap<String, String> servers = new TreeMap<>();
        observed.members().forEach(member -> servers.put(member.name(), startedAt(member)));
        return servers;
    }

    private static String startedAt(Member member) {
        return member.report()
                .flatMap(MemberReport::startedAt)
                .map(Instant::toString)
                .orElse("");
    }

    /**
     * A server that started at another time than the remembered one has restarted. Only times of one clock are compared, and only
     * whether they are the same: the clocks of nodes and operator may be apart. A member that did not answer at the time of the
     * request is restarted when it answers: nobody knows whether its server had stopped.
     */
    private static Memory withoutRestarted(Memory memory, ClusterObservation observed) {
        Request request = memory.requests().get(RESTART);
        if (request == null || request.servers().isEmpty()) {
            return memory;
        }
        SortedMap<String, String> seen = servers(observed);
        SortedMap<String, String> left = new TreeMap<>();
        request.servers().forEach((name, startedAt) -> {
            String current = seen.getOrDefault(name, "");
            if (seen.containsKey(name) && (current.isEmpty() || startedAt.isEmpty() || current.equals(startedAt))) {
                left.put(name, startedAt.isEmpty() ? current : startedAt);
            }
        });
        return memory.withRequest(RESTART, request.with(left));
    }

    /** The members whose server somebody asked to restart, that have not restarted and answer. */
    static Set<String> restarts(ClusterObservation observed, Memory memory) {
        Request request = memory.requests().get(RESTART);
        return request == null
                ? Set.of()
                : observed.members().stream()
                        .filter(member -> !startedAt(member).isEmpty())
                        .filter(member ->
                                startedAt(member).equals(request.servers().get(member.name())))
                        .map(Member::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an action that somebody asked for has not happened on every member. */
    static boolean isPending(ClusterObservation observed, Memory memory) {
        Request switchover = memory.requests().get(SWITCHOVER);
        return (switchover != null && !switchover.leader().isEmpty())
                || !restarts(observed, memory).isEmpty();
    }

    /** The switchover that somebody asked for and that has not happened. */
    static Optional<NextStep> switchover(ClusterObservation observed, Memory memory, RolloutPolicy policy) {
        return Optional.ofNullable(memory.requests().get(SWITCHOVER))
                .filter(request -> request.leader().equals(observed.leader()))
                .filter(request -> observed.primary().isPresent())
                .map(request -> Preparation.switchOver(observed, policy, candidate(request)));
    }
}
