package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.member;
import static com.example.postgres.operator.change.Clusters.restartPending;
import static com.example.postgres.operator.change.Clusters.with;
import static com.example.postgres.operator.change.Clusters.withClaim;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.yaml.YamlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberStepsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final RolloutPolicy POLICY = new RolloutPolicy(
            Impact.OUTAGE, Impact.OUTAGE, false, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());
    private static final PodNeed RESIZE = new PodNeed(
            false,
            false,
            false,
            YamlReader.readTrusted("test", "[{name: postgres, resources: {requests: {cpu: 1000m}}}]"));

    private static List<String> steps(
            ClusterObservation cluster, Map<String, PodNeed> needs, Optional<NextStep> switchover) {
        return MemberSteps.of(cluster, needs, POLICY, switchover, NOW).stream()
                .map(step -> step instanceof Act act
                        ? act.action().description()
                        : step instanceof Wait wait
                                ? "wait: " + wait.reason()
                                : step.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aResizeThatIsRefusedStopsNeitherARestartNorAVolume() {
        ClusterObservation cluster = withClaim(with(healthy(3), restartPending(member(1, false), false)), "5Gi");

        assertThat(steps(cluster, Map.of("orders-2", RESIZE), Optional.empty()))
                .containsExactly(
                        "resize the containers of orders-2 in place",
                        "restart PostgreSQL in orders-1",
                        "grow the volume claim pgdata-orders-0 to 10Gi");
    }

    @Test
    void aSwitchoverComesFirstIfItCanHappenAndLastIfItWaits() {
        NextStep possible = Preparation.switchOver(healthy(3), POLICY, "orders-2");
        NextStep waiting = new Wait("NoCandidate", "no replica can take over");
        Map<String, PodNeed> needs = Map.of("orders-1", PodNeed.REPLACEMENT);

        assertThat(steps(healthy(3), needs, Optional.of(possible)))
                .containsExactly("switch over from orders-0 to orders-2");
        assertThat(steps(healthy(3), needs, Optional.of(waiting))).containsExactly("replace the pod orders-1");
        assertThat(steps(healthy(3), Map.of(), Optional.of(waiting))).containsExactly("wait: NoCandidate");
    }
}
