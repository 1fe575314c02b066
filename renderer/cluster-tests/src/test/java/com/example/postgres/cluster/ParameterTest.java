package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.Shared;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Smoke
final class ParameterTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Spec spec;

    ParameterTest(@Shared Cluster cluster) {
        this.cluster = cluster;
        this.spec = Spec.of(cluster.name(), 3);
    }

    @BeforeEach
    @AfterEach
    void hasNoParameters() {
        cluster.apply(spec);
        cluster.awaitHealthy(3);
    }

    @Test
    void liveParameterChangesEverywhereInSecondsWithoutARestart() {
        Set<String> startTimes = postmasterStartTimes();
        Set<String> incarnations = cluster.incarnations();

        cluster.apply(spec.with("/spec/postgresqlParams", "{work_mem: 7MB}"));

        Duration took = Waiting.within(
                AT_ONCE, "work_mem is 7MB", () -> assertThat(values("work_mem")).containsOnly("7MB"));
        Measurements.record("live parameter active on all members after apply", took);
        assertThat(postmasterStartTimes()).isEqualTo(startTimes);
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    @Test
    void raisedRestartParameterRollsThePods() {
        Set<String> incarnations = cluster.incarnations();

        cluster.apply(spec.with("/spec/postgresqlParams", "{max_connections: \"120\"}"));

        Duration took = cluster.awaitHealthy(3);
        Measurements.record("raised max_connections rolled through three members", took);
        assertThat(values("max_connections")).containsOnly("120");
        assertThat(cluster.members()).noneMatch(Member::pendingRestart);
        assertThat(cluster.incarnations()).doesNotContainAnyElementsOf(incarnations);
    }

    /**
     * A standby that starts keeps the higher value until its primary runs with the lower one, and a primary that is
     * rolled hands over to such a standby: the pods alone do not get there.
     */
    @Test
    void loweredRestartParameterIsActiveAfterPatroniRestartedThePrimaryFirst() {
        cluster.apply(spec.with("/spec/postgresqlParams", "{max_connections: \"60\"}"));
        Duration took = cluster.awaitHealthy(3);
        Measurements.record("lowered max_connections rolled through three members", took);

        String primary = cluster.leader();
        restartUntilLowered(primary);
        cluster.pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(pod -> !pod.equals(primary))
                .forEach(this::restartUntilLowered);

        assertThat(values("max_connections")).containsOnly("60");
        Waiting.until(
                "no restart is pending", () -> assertThat(cluster.members()).noneMatch(Member::pendingRestart));
    }

    /** A standby that restarts before it has replayed the primary's new value keeps the old one and waits again. */
    private void restartUntilLowered(String member) {
        Waiting.until(member + " runs with the lower value", () -> {
            if (!cluster.sql(member, "SHOW max_connections").equals("60")) {
                cluster.run(member, "patronictl", "restart", cluster.name(), member, "--pending", "--force");
            }
            assertThat(cluster.sql(member, "SHOW max_connections")).isEqualTo("60");
        });
    }

    private Set<String> values(String parameter) {
        return cluster.pods().stream()
                .map(pod -> cluster.sql(pod.getMetadata().getName(), "SHOW " + parameter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> postmasterStartTimes() {
        return cluster.pods().stream()
                .map(pod -> cluster.sql(pod.getMetadata().getName(), "SELECT pg_postmaster_start_time()"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
