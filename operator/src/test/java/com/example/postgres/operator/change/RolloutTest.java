package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.led;
import static com.example.postgres.operator.change.Clusters.member;
import static com.example.postgres.operator.change.Clusters.replicating;
import static com.example.postgres.operator.change.Clusters.resized;
import static com.example.postgres.operator.change.Clusters.restartPending;
import static com.example.postgres.operator.change.Clusters.unready;
import static com.example.postgres.operator.change.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.BackupRecord;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.PodState.ResizeStatus;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final RolloutPolicy POLICY =
            new RolloutPolicy(Impact.OUTAGE, false, Duration.ofMinutes(10), false, 1 << 20, Optional.empty());

    private static final RolloutPolicy ROLLING =
            new RolloutPolicy(Impact.OUTAGE, true, Duration.ofMinutes(10), false, 1 << 20, Optional.empty());

    private static final JsonNode SMALL = yaml("{postgres: {requests: {cpu: 500m}}}");
    private static final JsonNode LARGE = yaml("{postgres: {requests: {cpu: 1}}}");
    private static final JsonNode WANTED = yaml("[{name: postgres, resources: {requests: {cpu: 1000m}}}]");
    private static final PodNeed RESIZE = new PodNeed(false, false, false, WANTED);
    private static final ResizeStatus QUIET = new ResizeStatus(true, "", "", false, "");

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    private static Map<String, PodNeed> all(PodNeed need) {
        Map<String, PodNeed> needs = new HashMap<>();
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            needs.put("orders-" + ordinal, need);
        }
        return needs;
    }

    private static String next(ClusterObservation cluster, Map<String, PodNeed> needs, RolloutPolicy policy) {
        NextStep step = Rollout.next(cluster, needs, policy, NOW);
        if (step instanceof Act act) {
            return act.action().description();
        }
        return step instanceof Wait wait
                ? "wait: " + wait.reason()
                : step.getClass().getSimpleName();
    }

    @Test
    void nothingIsDoneToMembersThatHaveEverything() {
        assertThat(Rollout.next(healthy(3), Map.of(), POLICY, NOW)).isEqualTo(new Done());
    }

    @Test
    void replicasAreReplacedFirstThenTheRoleMovesThenTheFormerPrimaryIsReplaced() {
        ClusterObservation cluster = led(healthy(3), 2);
        Map<String, PodNeed> needs = all(PodNeed.REPLACEMENT);

        assertThat(next(cluster, needs, POLICY)).isEqualTo("replace the pod orders-1");
        needs.put("orders-1", PodNeed.NOTHING);
        assertThat(next(with(cluster, unready(member(1, false))), needs, POLICY))
                .isEqualTo("wait: MemberUnhealthy");
        assertThat(next(cluster, needs, POLICY)).isEqualTo("replace the pod orders-0");
        needs.put("orders-0", PodNeed.NOTHING);
        assertThat(next(cluster, needs, POLICY)).isEqualTo("switch over from orders-2 to orders-0");
        assertThat(next(led(cluster, 0), needs, POLICY)).isEqualTo("replace the pod orders-2");
        needs.put("orders-2", PodNeed.NOTHING);
        assertThat(next(led(cluster, 0), needs, POLICY)).isEqualTo("Done");
    }

    @Test
    void aSingleMemberIsReplacedWithoutASwitchover() {
        assertThat(next(healthy(1), Map.of("orders-0", PodNeed.REPLACEMENT), POLICY))
                .isEqualTo("replace the pod orders-0");
    }

    @Test
    void anUnreadyPodThatIsReplacedAnywayIsNotWaitedFor() {
        ClusterObservation cluster = with(healthy(3), unready(member(1, false)));

        assertThat(next(cluster, all(PodNeed.REPLACEMENT), POLICY)).isEqualTo("replace the pod orders-1");
    }

    /** As with a container beside PostgreSQL that cannot start. */
    private static Member servingButUnready(Member member) {
        return new Member(unready(member).pod(), member.report());
    }

    @Test
    void podsThatServeAlthoughTheyAreNotReadyAreReplacedOneAfterAnother() {
        ClusterObservation cluster = healthy(3);
        for (Member member : cluster.members()) {
            cluster = with(cluster, servingButUnready(member));
        }
        Map<String, PodNeed> needs = all(PodNeed.REPLACEMENT);

        assertThat(next(cluster, needs, POLICY)).isEqualTo("replace the pod orders-2");
        needs.put("orders-2", PodNeed.NOTHING);
        assertThat(next(with(cluster, unready(member(2, false))), needs, POLICY))
                .isEqualTo("wait: MemberUnhealthy");
        assertThat(next(with(cluster, member(2, false)), needs, POLICY)).isEqualTo("replace the pod orders-1");
    }

    @Test
    void aPodThatDoesNotServeIsReplacedBeforeOneThatDoes() {
        ClusterObservation cluster =
                with(with(healthy(3), servingButUnready(member(2, false))), unready(member(1, false)));

        assertThat(next(cluster, all(PodNeed.REPLACEMENT), POLICY)).isEqualTo("replace the pod orders-1");
    }

    @Test
    void aRestartThatWaitsIsNotKeptBackByAResizeThatTheKubeletHasNotFinished() {
        Member resizing = resized(member(2, false), LARGE, SMALL, new ResizeStatus(false, "", "", false, ""));
        ClusterObservation cluster = with(healthy(3), restartPending(resizing, false));

        assertThat(next(cluster, Map.of("orders-2", RESIZE), POLICY)).isEqualTo("restart PostgreSQL in orders-2");
    }

    @Test
    void inAStandbyClusterNoReplicaIsSynchronousAndEachMayTakeOver() {
        RolloutPolicy synchronous =
                new RolloutPolicy(Impact.OUTAGE, false, Duration.ofMinutes(10), true, 1 << 20, Optional.empty());
        ClusterObservation standby = with(healthy(3), Clusters.standbyLeader(member(0, true)));

        assertThat(next(standby, Map.of("orders-0", PodNeed.REPLACEMENT), synchronous))
                .isEqualTo("switch over from orders-0 to orders-1");
    }

    @Test
    void anUnreadyPrimaryThatStillLeadsHandsOverBeforeItsPodIsReplaced() {
        Member unreadyPrimary = servingButUnready(member(0, true));

        assertThat(next(with(healthy(3), unreadyPrimary), Map.of("orders-0", PodNeed.REPLACEMENT), POLICY))
                .isEqualTo("switch over from orders-0 to orders-1");
        assertThat(next(with(healthy(1), unreadyPrimary), all(PodNeed.REPLACEMENT), POLICY))
                .isEqualTo("replace the pod orders-0");
    }

    @Test
    void aReplicaThatLagsOrIsNotSynchronousIsNoCandidate() {
        Map<String, PodNeed> needs = new HashMap<>(Map.of("orders-0", PodNeed.REPLACEMENT));
        ClusterObservation lagging = with(
                with(
                        with(healthy(3), replicating(member(0, true), 10 << 20, false)),
                        replicating(member(1, false), 1, false)),
                replicating(member(2, false), 2, false));
        RolloutPolicy synchronous =
                new RolloutPolicy(Impact.OUTAGE, false, Duration.ofMinutes(10), true, 1 << 20, Optional.empty());

        assertThat(next(lagging, needs, POLICY)).isEqualTo("wait: NoCandidate");
        assertThat(next(healthy(3), needs, synchronous)).isEqualTo("wait: NoCandidate");
        assertThat(next(with(healthy(3), replicating(member(2, false), 900, true)), needs, synchronous))
                .isEqualTo("switch over from orders-0 to orders-2");
    }

    @Test
    void aRaisedParameterRestartsTheReplicasFirst() {
        ClusterObservation cluster = healthy(3);
        for (Member member : cluster.members()) {
            cluster = with(cluster, restartPending(member, false));
        }

        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-2");
        cluster = with(cluster, member(2, false));
        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-1");
        cluster = with(cluster, member(1, false));
        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("switch over from orders-0 to orders-1");
    }

    @Test
    void aLoweredParameterRestartsThePrimaryFirst() {
        ClusterObservation cluster = healthy(3);
        for (Member member : cluster.members()) {
            cluster = with(cluster, restartPending(member, true));
        }

        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-0");
        cluster = with(cluster, member(0, true));
        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-2");
    }

    @Test
    void aPodThatHasRestartedGetsTheNameOfTheRevision() {
        PodNeed restart = new PodNeed(false, false, true, yaml("[]"));

        assertThat(next(healthy(3), Map.of("orders-1", restart), POLICY))
                .isEqualTo("orders-1 has everything of orders-new");
        assertThat(next(with(healthy(3), restartPending(member(1, false), false)), Map.of("orders-1", restart), POLICY))
                .isEqualTo("restart PostgreSQL in orders-1");
    }

    @Test
    void podsAreResizedOneAfterAnotherTheReplicasFirst() {
        ClusterObservation cluster = healthy(3);
        for (Member member : cluster.members()) {
            cluster = with(cluster, resized(member, SMALL, SMALL, QUIET));
        }
        Map<String, PodNeed> needs = all(RESIZE);

        assertThat(next(cluster, needs, POLICY)).isEqualTo("resize the containers of orders-2 in place");
        cluster = with(cluster, resized(member(2, false), LARGE, SMALL, new ResizeStatus(false, "", "", false, "")));
        assertThat(next(cluster, needs, POLICY)).isEqualTo("wait: Resizing");
        cluster = with(cluster, resized(member(2, false), LARGE, LARGE, QUIET));
        assertThat(next(cluster, needs, POLICY)).isEqualTo("orders-2 has everything of orders-new");
        needs.put("orders-2", PodNeed.NOTHING);
        assertThat(next(cluster, needs, POLICY)).isEqualTo("resize the containers of orders-1 in place");
    }

    @Test
    void aPodThatItsNodeCannotResizeDoesNotKeepTheOthersFromIt() {
        ClusterObservation cluster = with(
                with(
                        healthy(3),
                        resized(member(2, false), LARGE, SMALL, new ResizeStatus(true, "Infeasible", "", false, ""))),
                resized(member(1, false), SMALL, SMALL, QUIET));

        assertThat(next(cluster, all(RESIZE), POLICY)).isEqualTo("resize the containers of orders-1 in place");
    }

    @Test
    void aResizeThatIsInfeasibleWaitsUnlessTheSpecWantsAReplacement() {
        ResizeStatus infeasible = new ResizeStatus(true, "Infeasible", "2026-11-29T11:59:00Z", false, "no room");
        ClusterObservation cluster = with(healthy(3), resized(member(2, false), LARGE, SMALL, infeasible));
        Map<String, PodNeed> needs = Map.of("orders-2", RESIZE);
        RolloutPolicy promised = new RolloutPolicy(
                Impact.RESIZE_IN_PLACE, true, Duration.ofMinutes(10), false, 1 << 20, Optional.empty());

        assertThat(next(cluster, needs, POLICY)).isEqualTo("wait: ResizePending");
        assertThat(next(cluster, needs, ROLLING)).isEqualTo("replace the pod orders-2");
        assertThat(Rollout.next(cluster, needs, promised, NOW)).isInstanceOf(Exceeded.class);
    }

    @Test
    void aDeferredResizeCountsAsInfeasibleOnlyAfterItsTimeout() {
        ResizeStatus young = new ResizeStatus(true, "Deferred", "2026-11-29T11:51:00Z", false, "");
        ResizeStatus old = new ResizeStatus(true, "Deferred", "2026-11-29T11:49:00Z", false, "");
        Map<String, PodNeed> needs = Map.of("orders-2", RESIZE);

        assertThat(next(with(healthy(3), resized(member(2, false), LARGE, SMALL, young)), needs, ROLLING))
                .isEqualTo("wait: ResizePending");
        assertThat(next(with(healthy(3), resized(member(2, false), LARGE, SMALL, old)), needs, ROLLING))
                .isEqualTo("replace the pod orders-2");
    }

    @Test
    void nothingHappensWhileTheStatefulSetControllerIsBehind() {
        ClusterObservation cluster = healthy(3);
        ClusterObservation behind = new ClusterObservation(
                cluster.cluster(),
                Optional.of(Clusters.set(3, false)),
                cluster.members(),
                cluster.claims(),
                cluster.leader(),
                cluster.configuredAt(),
                BackupRecord.NONE);

        assertThat(next(behind, all(PodNeed.REPLACEMENT), POLICY)).isEqualTo("wait: StatefulSetPending");
    }

    @Test
    void membersThatHaveNotReadTheConfigurationAreNotDone() {
        ClusterObservation cluster = healthy(3);
        ClusterObservation configured = new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members(),
                cluster.claims(),
                cluster.leader(),
                200,
                BackupRecord.NONE);

        assertThat(next(configured, Map.of(), POLICY)).isEqualTo("wait: ConfigurationPending");
    }
}
