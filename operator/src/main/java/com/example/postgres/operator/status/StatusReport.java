package com.example.postgres.operator.status;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.StatefulSetState;
import com.example.postgres.operator.resize.ResizeProgress;
import com.example.postgres.plan.PublishedTarget;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The status of a PostgresCluster: a pure function of what a pass found, what is remembered, and the status before. */
public final class StatusReport {

    /** Lag is reported in steps of a WAL segment, so that a busy cluster does not change its status all the time. */
    private static final long LAG_STEP = 16L << 20;

    private StatusReport() {}

    /**
     * What holds for all clusters of an API server.
     *
     * @param target that clusters are rendered for
     * @param missingFields of a PostgresCluster, which the API server drops
     */
    public record Server(RenderTarget target, List<String> missingFields) {

        public Server {
            missingFields = List.copyOf(missingFields);
        }
    }

    /** The new status. */
    public static ObjectNode of(JsonNode resource, Findings findings, Memory memory, Server server, Instant now) {
        JsonNode earlier = resource.path("status");
        long generation = resource.path("metadata").path("generation").asLong();
        ClusterObservation observed = findings.observed();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        List<Condition> all = new ArrayList<>(Conditions.of(resource, findings, memory, now));
        if (!server.missingFields().isEmpty()) {
            all.add(Conditions.definitionOutdated(server.missingFields()));
        }
        status.put("phase", phase(resource, findings, memory, all).label());
        status.put("observedGeneration", generation);
        ArrayNode conditions = status.putArray("conditions");
        for (Condition condition : all) {
            conditions.add(condition.toJson(earlier.path("conditions"), generation, now));
        }
        status.put("replicas", observed.members().size());
        status.put("readyReplicas", observed.healthyMembers());
        status.put("selector", selector(observed));
        observed.primary().ifPresent(primary -> status.put("primary", primary.name()));
        ArrayNode members = status.putArray("members");
        observed.members().forEach(member -> members.add(member(observed, member)));
        ArrayNode resizes = resizes(findings);
        if (!resizes.isEmpty()) {
            status.set("resize", resizes);
        }
        ObjectNode backup = BackupHealth.toJson(memory, observed.backup(), now);
        ArchiveHealth.addTo(backup, memory, observed.archive());
        if (!backup.isEmpty()) {
            status.set("backup", backup);
        }
        observed.statefulSet()
                .flatMap(StatefulSetState::postgresVersion)
                .ifPresent(version -> status.put("version", version));
        largestSize(findings).ifPresent(size -> status.put("storageSize", size));
        status.put("kubernetesVersion", server.target().kubernetesVersion().toString());
        status.set("renderTarget", PublishedTarget.of(server.target()));
        memory.writeTo(status);
        return status;
    }

    private static Phase phase(JsonNode resource, Findings findings, Memory memory, List<Condition> conditions) {
        ClusterObservation observed = findings.observed();
        return Phase.of(new Phase.Facts(
                resource.path("metadata").hasNonNull("deletionTimestamp"),
                conditions.stream()
                        .anyMatch(condition -> condition.type().equals(Conditions.STALLED) && condition.isTrue()),
                observed.statefulSet().isPresent() || !observed.members().isEmpty(),
                observed.primary().isPresent(),
                findings.members(),
                observed.members().size(),
                (int) observed.healthyMembers(),
                (int) observed.members().stream()
                        .filter(member -> !member.pod().problem().isEmpty())
                        .count(),
                memory.lastChange()
                        .filter(LastChange::isOpen)
                        .map(LastChange::kind)
                        .orElse(Phase.Progress.NONE)));
    }

    /** The largest size that a volume was asked for, also by this pass, which does not observe what it has done. */
    private static Optional<String> largestSize(Findings findings) {
        Optional<ClaimState> largest = findings.observed().largestClaim();
        return findings.next()
                .filter(NextStep.Act.class::isInstance)
                .map(step -> ((NextStep.Act) step).action())
                .filter(Action.GrowClaim.class::isInstance)
                .map(action -> ((Action.GrowClaim) action).size())
                .filter(size ->
                        largest.filter(claim -> !claim.isSmallerThan(size)).isEmpty())
                .or(() -> largest.map(ClaimState::requested));
    }

    private static String selector(ClusterObservation observed) {
        return Labels.of(observed.cluster().name(), Labels.Component.POSTGRES).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }

    private static ObjectNode member(ClusterObservation observed, Member member) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", member.name());
        member.report().ifPresent(report -> {
            node.put("role", role(report)).put("state", report.state());
            if (report.timeline() > 0) {
                node.put("timeline", report.timeline());
            }
            if (!report.isLeader()) {
                observed.lag(member).ifPresent(lag -> node.put("lagBytes", lag / LAG_STEP * LAG_STEP));
            }
            if (report.isRestartPending()) {
                node.put("pendingRestart", true);
            }
        });
        return node;
    }

    private static String role(MemberReport report) {
        return report.isSynchronous() ? "sync_standby" : report.role();
    }

    private static ArrayNode resizes(Findings findings) {
        ArrayNode resizes = JsonNodeFactory.instance.arrayNode();
        for (Member member : findings.observed().members()) {
            PodNeed need = findings.needs().getOrDefault(member.name(), PodNeed.NOTHING);
            ResizeProgress progress = ResizeProgress.of(member.pod(), need.resized());
            if (need.resized().isEmpty() || progress.state().label().isEmpty()) {
                continue;
            }
            for (JsonNode container : need.resized()) {
                ObjectNode entry = resizes.addObject();
                entry.put("pod", member.name());
                entry.set("container", container.path("name"));
                entry.put("state", progress.state().label());
                if (!progress.message().isEmpty()) {
                    entry.put("message", progress.message());
                }
            }
        }
        return resizes;
    }
}
