package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorDelivery;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.PlannedChange;
import com.example.postgres.cluster.driver.ServerStarts;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.impact.Impact;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody edits the spec again and again, without waiting for what the edit before does. */
@Full
final class OperatorEditsTest {

    private static final int MEMBERS = 3;
    private static final int EDITS = 100;
    private static final int MAX_PAUSE_SECONDS = 15;
    private static final int UNPROCESSABLE = 422;

    /** One of so many edits is waited for; then what was seen is compared with the plans. */
    private static final int UNTIL_SETTLED = 4;

    private final TestNamespace namespace;
    private final OperatedCluster cluster;
    private final OperatorDelivery delivery;
    private Spec spec;
    private ObjectSet rendered;
    private Planned planned = Planned.NOTHING;

    OperatorEditsTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.spec = Spec.of("edited", MEMBERS).with("/spec/patroni", "{synchronousMode: quorum}");
        this.cluster = OperatedCluster.create(namespace, spec);
        this.delivery = OperatorDelivery.of(cluster, spec);
        this.rendered = delivery.render(spec);
    }

    /**
     * What the plans of several edits allow.
     *
     * @param rolls plans that replace every pod once
     * @param restarts plans that restart every server once
     */
    private record Planned(int rolls, int restarts) {

        static final Planned NOTHING = new Planned(0, 0);

        Planned and(Course plan) {
            return new Planned(
                    rolls + (has(plan, Impact.ROLLING_RESTART) ? 1 : 0),
                    restarts + (has(plan, Impact.RESTART_POSTGRES) ? 1 : 0));
        }

        private static boolean has(Course plan, Impact impact) {
            return plan.steps().stream().anyMatch(step -> step.impact() == impact);
        }

        int switchovers() {
            return rolls + restarts;
        }

        int pods() {
            return MEMBERS * rolls;
        }

        /** In a roll the server of the former primary starts as a replica first, and then again in its new pod. */
        int servers() {
            return MEMBERS * (rolls + restarts) + rolls;
        }
    }

    /** A spec that is not valid changes nothing: the plan of the next valid one begins at the last valid one. */
    private void edit(PlannedChange change) {
        Spec next = change.in(spec);
        try {
            cluster.put(next);
        } catch (KubernetesClientException refused) {
            assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(UNPROCESSABLE);
            return;
        }
        spec = next;
        if (isValid()) {
            ObjectSet wanted = delivery.render(spec);
            Waiting.until("somebody leads", () -> {
                planned = planned.and(delivery.plan(rendered, wanted));
            });
            rendered = wanted;
        }
    }

    private boolean isValid() {
        return spec.tree().at("/spec/postgresqlParams/no_such_parameter").isMissingNode();
    }

    private void settle() {
        cluster.awaitDone(spec.tree().at("/spec/replicas").asInt());
        cluster.running().awaitHealthy(spec.tree().at("/spec/replicas").asInt());
    }

    private int timeline() {
        return cluster.running().members().get(0).timeline();
    }

    /** Volumes and Secrets. */
    private List<String> kept() {
        return Stream.<HasMetadata>concat(
                        namespace
                                .kubernetes()
                                .client()
                                .persistentVolumeClaims()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems()
                                .stream(),
                        namespace
                                .kubernetes()
                                .client()
                                .secrets()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems()
                                .stream())
                .map(object -> object.getKind() + " " + object.getMetadata().getName() + " "
                        + object.getMetadata().getUid())
                .sorted()
                .toList();
    }

    private void atMostOneMemberIsAway() {
        List<Pod> serving = cluster.running().pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(Readiness::isPodReady)
                .toList();
        assertThat(serving).hasSizeGreaterThanOrEqualTo(MEMBERS - 1);
    }

    /** Compares what happened since the last time with what the plans of the edits since then say. */
    private void noMoreThanThePlans(ServerStarts starts, ServerStarts.Seen before, int timeline) {
        ServerStarts.Seen seen = starts.seen().since(before);
        int switchovers = timeline() - timeline;
        Measurements.record("random edits, planned " + planned, seen + ", switchovers " + switchovers);
        assertThat(seen.pods()).as("replaced pods").isLessThanOrEqualTo(planned.pods());
        assertThat(seen.servers()).as("started servers").isLessThanOrEqualTo(planned.servers());
        assertThat(switchovers).as("switchovers").isLessThanOrEqualTo(planned.switchovers());
        planned = Planned.NOTHING;
    }

    @Test
    void atMostOneMemberIsAwayNothingIsLostAndNothingRestartsMoreOftenThanPlanned() throws IOException {
        List<PlannedChange> choice = PlannedChange.readRandomEdits(namespace);
        long seed = Long.getLong("seed", new Random().nextLong());
        Measurements.record("random edits, seed", String.valueOf(seed));
        Random random = new Random(seed);
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            settle();
            List<String> kept = kept();
            LoadResult result;
            try (Load load = Load.startAwayFrom("no-node", cluster.running());
                    ServerStarts starts = ServerStarts.watch(cluster.running(), MEMBERS)) {
                ServerStarts.Seen before = starts.seen();
                int timeline = timeline();
                for (int i = 1; i <= EDITS; i++) {
                    PlannedChange change = choice.get(random.nextInt(choice.size()));
                    Measurements.record("random edit " + i, change.toString());
                    edit(change);
                    Waiting.holds(Duration.ofSeconds(random.nextInt(MAX_PAUSE_SECONDS)), this::atMostOneMemberIsAway);
                    if (random.nextInt(UNTIL_SETTLED) == 0 && isValid()) {
                        settle();
                        noMoreThanThePlans(starts, before, timeline);
                        before = starts.seen();
                        timeline = timeline();
                    }
                }
                spec = spec.without("/spec/postgresqlParams");
                cluster.put(spec);
                settle();
                load.awaitMoreRows();
                result = load.stop();
            }

            Measurements.record("write gap during random edits", result.writeGap());
            assertThat(result.lost()).isEmpty();
            assertThat(kept()).containsAll(kept);
            assertThat(operator.isAlive()).isTrue();
        }
    }
}
