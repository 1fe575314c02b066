package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A change that is planned, applied without an operator, and observed.
 *
 * @param members of the cluster
 * @param pointer to the field
 * @param value as YAML; empty to remove the field
 */
public record PlannedChange(int members, String pointer, String value) {

    /** The kubelet updates mounted files within about 90 seconds. */
    private static final Duration MAX_RELOAD = Duration.ofMinutes(2);

    /** For what was not predicted to show. */
    private static final Duration QUIET = Duration.ofSeconds(8);

    /** Each commit has a connection of its own, and a busy machine needs seconds for one now and then. */
    private static final Map<Interruption, Duration> MAX_GAP = Map.of(
            Interruption.NONE, Duration.ofSeconds(4),
            Interruption.SECONDS, Duration.ofSeconds(10),
            Interruption.RESTART, Duration.ofMinutes(2),
            Interruption.OUTAGE, Duration.ofDays(1));

    /** The changes of the table for clusters of this size. */
    public static List<PlannedChange> read(int members) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                PlannedChange.class.getResourceAsStream("/com/example/postgres/cluster/planned-changes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *\\| *", 3))
                    .map(row -> new PlannedChange(Integer.parseInt(row[0]), row[1], row[2].strip()))
                    .filter(change -> change.members() == members)
                    .toList();
        }
    }

    private Spec in(Spec spec) {
        return value.isEmpty() ? spec.without(pointer) : spec.with(pointer, value);
    }

    @Override
    public String toString() {
        return members + " members: " + pointer.substring(1).replace('/', '.') + ": "
                + (value.isEmpty() ? "removed" : value);
    }

    /**
     * What the plan says against what happened.
     *
     * @param less predictions below what happened
     * @param more predictions above what happened
     */
    public record Comparison(List<String> less, List<String> more) {}

    /** Makes the changes one after the other, each on top of those before it; a refused one is left out. */
    public static Comparison makeAll(Cluster cluster, Spec first, List<PlannedChange> changes) {
        Spec spec = first;
        ObjectSet applied = cluster.render(first);
        List<String> less = new ArrayList<>();
        List<String> more = new ArrayList<>();
        for (PlannedChange change : changes) {
            Spec next = change.in(spec);
            ObjectSet objects = cluster.render(next);
            ClusterPlan plan = plan(cluster, applied, objects);
            Impact predicted = plan.withoutOperator().impact();
            Interruption writes = plan.withoutOperator().interrupts().writes();

            Outcome outcome = apply(cluster, next, plan);

            String line = change + " | " + predicted + " | " + outcome.impact() + " | " + writes.label() + " | "
                    + outcome.writeGap().toMillis() + " ms";
            Measurements.record("planned change", line);
            if (outcome.impact().compareTo(predicted) > 0 || outcome.writeGap().compareTo(MAX_GAP.get(writes)) > 0) {
                less.add(line);
            } else if (outcome.impact() != predicted) {
                more.add(line);
            }
            if (outcome.isApplied()) {
                spec = next;
                applied = objects;
            }
        }
        return new Comparison(less, more);
    }

    /**
     * What happened.
     *
     * @param impact that was observed
     * @param writeGap the longest time between two acknowledged commits
     * @param isApplied whether the API server accepted all objects
     */
    private record Outcome(Impact impact, Duration writeGap, boolean isApplied) {}

    private static Outcome apply(Cluster cluster, Spec spec, ClusterPlan plan) {
        int members = spec.tree().at("/spec/replicas").asInt();
        Impact predicted = plan.withoutOperator().impact();
        Observation before = Observation.of(cluster);
        try (Load load = Load.startAwayFrom("no-node", cluster)) {
            if (predicted == Impact.VOLUME_EXPANSION) {
                new Volumes(cluster).grow(spec.tree().at("/spec/storage/size").asText());
            }
            try {
                cluster.apply(spec);
            } catch (KubernetesClientException refused) {
                assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(422);
                load.awaitMoreRows();
                return new Outcome(Impact.FORBIDDEN, load.stop().writeGap(), false);
            }
            cluster.awaitHealthy(members, Duration.ofMinutes(6));
            plan.withoutOperator().steps().forEach(step -> step.byHand().forEach(command -> byHand(cluster, command)));
            cluster.awaitHealthy(members, Duration.ofMinutes(6));
            settle(cluster, before, predicted);
            load.awaitMoreRows();
            LoadResult result = load.stop();
            assertThat(result.lost()).isEmpty();
            return new Outcome(before.until(Observation.of(cluster)), result.writeGap(), true);
        }
    }

    /** Waits until what was predicted has happened, or could have, and a moment more for what was not. */
    private static void settle(Cluster cluster, Observation before, Impact predicted) {
        long end = System.nanoTime() + MAX_RELOAD.toNanos();
        while (System.nanoTime() < end
                && predicted.compareTo(Impact.METADATA) > 0
                && before.until(Observation.of(cluster)).compareTo(predicted) < 0) {
            Waiting.holds(Duration.ofSeconds(2), () -> {});
        }
        Waiting.holds(QUIET, () -> {});
    }

    /** Commands of the plan that run in a pod; what grows volumes is done by the driver. */
    private static void byHand(Cluster cluster, String command) {
        String start = "kubectl -n " + cluster.namespace().name() + " exec ";
        if (command.startsWith(start)) {
            String[] parts = command.substring(start.length()).split(" -- ", 2);
            cluster.run(parts[0], "/bin/sh", "-c", parts[1]).text();
        }
    }

    private static ClusterPlan plan(Cluster cluster, ObjectSet before, ObjectSet after) {
        int primary = Integer.parseInt(cluster.leader().substring(cluster.name().length() + 1));
        String namespace = cluster.namespace().name();
        Environment environment = new Environment(
                KubernetesVersion.DEFAULT, true, Map.of("", true), Map.of(namespace + "/" + cluster.name(), primary));
        return new Planner(RenderTarget.gitops(), environment)
                .plan(
                        new ClusterId(namespace, cluster.name()),
                        Optional.of(new ClusterState(before, Optional.empty())),
                        Optional.of(new ClusterState(after, Optional.empty())));
    }
}
