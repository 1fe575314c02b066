package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Load;
import com.example.postgres.cluster.driver.LoadResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody edits the spec again and again, without waiting for what the edit before does. */
@Full
final class OperatorEditsTest {

    private static final int MEMBERS = 3;
    private static final int EDITS = 50;
    private static final int MAX_PAUSE_SECONDS = 15;

    /** Edits of every impact up to a roll; the number of members stays. */
    private static final List<String> CHOICE = List.of(
            "{\"postgresqlParams\": {\"work_mem\": \"8MB\"}}",
            "{\"postgresqlParams\": {\"work_mem\": null}}",
            "{\"postgresqlParams\": {\"max_connections\": \"120\"}}",
            "{\"postgresqlParams\": {\"max_connections\": \"90\"}}",
            "{\"postgresqlParams\": {\"max_connections\": null}}",
            "{\"resources\": {\"requests\": {\"cpu\": \"60m\"}}}",
            "{\"resources\": {\"requests\": {\"cpu\": \"50m\"}, \"limits\": {\"memory\": \"640Mi\"}}}",
            "{\"resources\": {\"limits\": {\"memory\": \"512Mi\"}}}",
            "{\"podMetadata\": {\"labels\": {\"tier\": \"data\"}}}",
            "{\"podMetadata\": null}",
            "{\"inheritedMetadata\": {\"labels\": {\"team\": \"shop\"}}}",
            "{\"inheritedMetadata\": null}",
            "{\"pgbouncer\": {\"enabled\": true}}",
            "{\"pgbouncer\": null}",
            "{\"networkPolicy\": {\"enabled\": false}}",
            "{\"networkPolicy\": null}",
            "{\"patroni\": {\"loopWait\": 5}}",
            "{\"patroni\": {\"loopWait\": 10}}",
            "{\"postgresqlParams\": {\"no_such_parameter\": \"1\"}}",
            "{\"postgresqlParams\": {\"no_such_parameter\": null}}");

    private final TestNamespace namespace;
    private final OperatedCluster cluster;

    OperatorEditsTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = OperatedCluster.create(
                namespace, Spec.of("edited", MEMBERS).with("/spec/patroni", "{synchronousMode: quorum}"));
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

    @Test
    void atMostOneMemberIsAwayAtATimeAndNothingIsLost() {
        long seed = new Random().nextLong();
        Measurements.record("random edits, seed", String.valueOf(seed));
        Random random = new Random(seed);
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            cluster.awaitDone(MEMBERS);
            cluster.running().awaitHealthy(MEMBERS);
            List<String> kept = kept();
            LoadResult result;
            try (Load load = Load.startAwayFrom("no-node", cluster.running())) {
                for (int i = 0; i < EDITS; i++) {
                    String edit = CHOICE.get(random.nextInt(CHOICE.size()));
                    Measurements.record("random edit " + i, edit);
                    cluster.change(edit);
                    Waiting.holds(Duration.ofSeconds(random.nextInt(MAX_PAUSE_SECONDS)), this::atMostOneMemberIsAway);
                }
                cluster.change("{\"postgresqlParams\": {\"no_such_parameter\": null}}");
                Measurements.record("random edits settle after the last one", cluster.awaitDone(MEMBERS));
                cluster.running().awaitHealthy(MEMBERS);
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
