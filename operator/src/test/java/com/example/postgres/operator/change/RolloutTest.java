package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.configuredAt;
import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.inState;
import static com.example.postgres.operator.change.Clusters.led;
import static com.example.postgres.operator.change.Clusters.member;
import static com.example.postgres.operator.change.Clusters.replicating;
import static com.example.postgres.operator.change.Clusters.resized;
import static com.example.postgres.operator.change.Clusters.restartPending;
import static com.example.postgres.operator.change.Clusters.standbyLeader;
import static com.example.postgres.operator.change.Clusters.unready;
import static com.example.postgres.operator.change.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ArchiveRecord;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final RolloutPolicy POLICY = new RolloutPolicy(
            Impact.OUTAGE, Impact.OUTAGE, false, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());

    private static final RolloutPolicy ROLLING = new RolloutPolicy(
            Impact.OUTAGE, Impact.OUTAGE, true, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());

    private static final RolloutPolicy ASKED = new RolloutPolicy(
            Impact.OUTAGE,
            Impact.OUTAGE,
            false,
            Duration.ofMinutes(10),
            false,
            1 << 20,
            Set.of("orders-0", "orders-1"),
            Optional.empty());

    private static final JsonNode SMALL = yaml("{postgres: {requests: {cpu: 500m}}}");
    private static final JsonNode LARGE = yaml("{postgres: {requests: {cpu: 1}}}");
    private static final JsonNode WANTED = yaml("[{name: postgres, resources: {requests: {cpu: 1000m}}}]");
    private static final PodNeed RESIZE = new PodNeed(false, false, false, WANTED);
    private static final ResizeStatus QUIET = new ResizeStatus(true, "", Optional.empty(), false, "");

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
        Member resizing =
                resized(member(2, false), LARGE, SMALL, new ResizeStatus(false, "", Optional.empty(), false, ""));
        ClusterObservation cluster = with(healthy(3), restartPending(resizing, false));

        assertThat(next(cluster, Map.of("orders-2", RESIZE), POLICY)).isEqualTo("restart PostgreSQL in orders-2");
    }

    @Test
    void inAStandbyClusterNoReplicaIsSynchronousAndEachMayTakeOver() {
        RolloutPolicy synchronous = new RolloutPolicy(
                Impact.OUTAGE, Impact.OUTAGE, false, Duration.ofMinutes(10), true, 1 << 20, Set.of(), Optional.empty());
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
        RolloutPolicy synchronous = new RolloutPolicy(
                Impact.OUTAGE, Impact.OUTAGE, false, Duration.ofMinutes(10), true, 1 << 20, Set.of(), Optional.empty());

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
    void whatAMemberSaysCountsFromTheCycleAfterTheOneThatReadTheConfiguration() {
        assertThat(next(configuredAt(healthy(3), 198), Map.of(), POLICY)).isEqualTo("wait: ConfigurationPending");
        assertThat(next(configuredAt(healthy(3), 197), Map.of(), POLICY)).isEqualTo("Done");
    }

    @Test
    void aReplicaIsRestartedOnlyWhenItHasReplayedTheLowerValueOfThePrimary() {
        ClusterObservation cluster = healthy(3);
        for (int ordinal : List.of(1, 2)) {
            cluster = with(cluster, restartPending(member(ordinal, false), true));
        }
        Member far = replicating(member(0, true), 10 << 20, false);
        Member disconnected = inState(restartPending(member(2, false), true), "running");

        assertThat(next(with(cluster, far), Map.of(), POLICY)).isEqualTo("wait: MemberBehind");
        assertThat(next(with(cluster, disconnected), Map.of(), POLICY)).isEqualTo("wait: MemberBehind");
        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-2");
    }

    @Test
    void aStandbyClusterIsNotRestartedForValuesThatItsSourceHasHigher() {
        ClusterObservation cluster = with(healthy(2), standbyLeader(restartPending(member(0, true), true)));
        cluster = with(cluster, restartPending(member(1, false), true));
        ClusterObservation raised = with(cluster, restartPending(member(1, false), false));

        assertThat(next(cluster, Map.of(), POLICY)).isEqualTo("Done");
        assertThat(next(cluster, Map.of(), ASKED))
                .as("somebody asks for it")
                .isEqualTo("restart PostgreSQL in orders-0");
        assertThat(next(raised, Map.of(), POLICY)).isEqualTo("restart PostgreSQL in orders-1");
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
        cluster = with(
                cluster,
                resized(member(2, false), LARGE, SMALL, new ResizeStatus(false, "", Optional.empty(), false, "")));
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
                        resized(
                                member(2, false),
                                LARGE,
                                SMALL,
                                new ResizeStatus(true, "Infeasible", Optional.empty(), false, ""))),
                resized(member(1, false), SMALL, SMALL, QUIET));

        assertThat(next(cluster, all(RESIZE), POLICY)).isEqualTo("resize the containers of orders-1 in place");
    }

    @Test
    void aResizeThatIsInfeasibleWaitsUnlessTheSpecWantsAReplacement() {
        ResizeStatus infeasible = new ResizeStatus(
                true, "Infeasible", Optional.of(Instant.parse("2026-11-29T11:59:00Z")), false, "no room");
        ClusterObservation cluster = with(healthy(3), resized(member(2, false), LARGE, SMALL, infeasible));
        Map<String, PodNeed> needs = Map.of("orders-2", RESIZE);
        RolloutPolicy promised = new RolloutPolicy(
                Impact.RESIZE_IN_PLACE,
                Impact.RESIZE_IN_PLACE,
                true,
                Duration.ofMinutes(10),
                false,
                1 << 20,
                Set.of(),
                Optional.empty());

        RolloutPolicy promisedVolumes = RolloutPolicy.of(
                yaml("{resize: {whenInfeasible: Roll}}"),
                Impact.RELOAD,
                Impact.VOLUME_EXPANSION,
                false,
                Set.of(),
                Optional.empty());

        assertThat(next(cluster, needs, POLICY)).isEqualTo("wait: ResizePending");
        assertThat(next(cluster, needs, ROLLING)).isEqualTo("replace the pod orders-2");
        assertThat(Rollout.next(cluster, needs, promised, NOW)).isInstanceOf(Exceeded.class);
        assertThat(Rollout.next(cluster, needs, promisedVolumes, NOW)).isInstanceOf(Exceeded.class);
        assertThat(next(cluster, all(PodNeed.REPLACEMENT), promisedVolumes))
                .as("a replacement that the plan has predicted")
                .isEqualTo("replace the pod orders-2");
    }

    @Test
    void aDeferredResizeCountsAsInfeasibleOnlyAfterItsTimeout() {
        ResizeStatus young =
                new ResizeStatus(true, "Deferred", Optional.of(Instant.parse("2026-11-29T11:51:00Z")), false, "");
        ResizeStatus old =
                new ResizeStatus(true, "Deferred", Optional.of(Instant.parse("2026-11-29T11:49:00Z")), false, "");
        Map<String, PodNeed> needs = Map.of("orders-2", RESIZE);

        assertThat(next(with(healthy(3), resized(member(2, false), LARGE, SMALL, young)), needs, ROLLING))
                .isEqualTo("wait: ResizePending");
        assertThat(next(with(healthy(3), resized(member(2, false), LARGE, SMALL, old)), needs, ROLLING))
                .isEqualTo("replace the pod orders-2");
    }

    private static Stream<Arguments> hanging() {
        return Stream.of(
                arguments("Proposed", false, "", false),
                arguments("InProgress", true, "", true),
                arguments("neither done nor in progress", true, "", false),
                arguments("Deferred", true, "Deferred", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hanging")
    void aResizeThatDoesNotEndCountsAsInfeasibleAfterItsTimeout(
            String name, boolean isSeen, String pending, boolean isInProgress) {
        ResizeStatus young = new ResizeStatus(isSeen, pending, Optional.of(NOW.minusSeconds(540)), isInProgress, "");
        ResizeStatus old = new ResizeStatus(isSeen, pending, Optional.of(NOW.minusSeconds(660)), isInProgress, "");
        ClusterObservation waiting = with(healthy(3), resized(member(2, false), LARGE, SMALL, young));
        ClusterObservation hanging = with(healthy(3), resized(member(2, false), LARGE, SMALL, old));
        Map<String, PodNeed> needs = Map.of("orders-2", RESIZE);
        RolloutPolicy promised = new RolloutPolicy(
                Impact.RESIZE_IN_PLACE,
                Impact.RESIZE_IN_PLACE,
                true,
                Duration.ofMinutes(10),
                false,
                1 << 20,
                Set.of(),
                Optional.empty());

        assertThat(next(waiting, needs, ROLLING)).isIn("wait: Resizing", "wait: ResizePending");
        assertThat(next(hanging, needs, ROLLING)).isEqualTo("replace the pod orders-2");
        assertThat(next(hanging, needs, promised)).isEqualTo("Exceeded");
        assertThat(next(hanging, needs, OUTSIDE)).isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(hanging, needs, POLICY)).isEqualTo("wait: ResizePending");
        assertThat(next(
                        with(hanging, resized(member(1, false), SMALL, SMALL, QUIET)),
                        Map.of("orders-2", RESIZE, "orders-1", RESIZE),
                        POLICY))
                .as("it does not keep the others back")
                .isEqualTo("resize the containers of orders-1 in place");
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
                cluster.cordonedNodes(),
                BackupRecord.NONE,
                ArchiveRecord.NONE);

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
                Set.of(),
                BackupRecord.NONE,
                ArchiveRecord.NONE);

        assertThat(next(configured, Map.of(), POLICY)).isEqualTo("wait: ConfigurationPending");
    }

    private static RolloutPolicy outsideWindow(boolean isRolled, Set<String> restarts) {
        return new RolloutPolicy(
                Impact.OUTAGE,
                Impact.OUTAGE,
                isRolled,
                Duration.ofMinutes(10),
                false,
                1 << 20,
                restarts,
                Optional.of(new Wait("OutsideMaintenanceWindow", "closed", Optional.of(NOW.plusSeconds(3600)))));
    }

    private static final RolloutPolicy OUTSIDE = outsideWindow(true, Set.of());

    @Test
    void outsideOfTheWindowsNothingThatServesIsInterrupted() {
        Map<String, PodNeed> replacement = all(PodNeed.REPLACEMENT);
        ClusterObservation raised = healthy(3);
        ClusterObservation lowered = healthy(3);
        for (Member member : healthy(3).members()) {
            raised = with(raised, restartPending(member, false));
            lowered = with(lowered, restartPending(member, true));
        }
        Member infeasible = resized(
                member(2, false), LARGE, SMALL, new ResizeStatus(true, "Infeasible", Optional.empty(), false, ""));

        assertThat(next(healthy(3), replacement, OUTSIDE)).isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(healthy(1), replacement, OUTSIDE)).isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(healthy(3), Map.of("orders-0", PodNeed.REPLACEMENT), OUTSIDE))
                .as("no switchover")
                .isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(raised, Map.of(), OUTSIDE)).isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(lowered, Map.of(), OUTSIDE)).isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(with(healthy(3), servingButUnready(member(2, false))), replacement, OUTSIDE))
                .isEqualTo("wait: OutsideMaintenanceWindow");
        assertThat(next(with(healthy(3), infeasible), Map.of("orders-2", RESIZE), OUTSIDE))
                .isEqualTo("wait: OutsideMaintenanceWindow");
    }

    @Test
    void outsideOfTheWindowsPodsAreResizedAndBrokenOnesReplaced() {
        ClusterObservation resizing = with(healthy(3), resized(member(2, false), SMALL, SMALL, QUIET));

        assertThat(next(resizing, Map.of("orders-2", RESIZE), OUTSIDE))
                .isEqualTo("resize the containers of orders-2 in place");
        assertThat(next(with(healthy(3), unready(member(1, false))), all(PodNeed.REPLACEMENT), OUTSIDE))
                .isEqualTo("replace the pod orders-1");
        assertThat(next(healthy(3), Map.of("orders-1", new PodNeed(false, false, false, yaml("[]"))), OUTSIDE))
                .isEqualTo("orders-1 has everything of orders-new");
    }

    @Test
    void aRestartThatSomebodyAskedForWaitsForNoWindowEvenIfAReplacementDoes() {
        Map<String, PodNeed> needs = all(PodNeed.REPLACEMENT);

        assertThat(next(healthy(3), needs, outsideWindow(false, Set.of("orders-0", "orders-1", "orders-2"))))
                .isEqualTo("restart PostgreSQL in orders-2");
        assertThat(next(healthy(3), needs, outsideWindow(false, Set.of("orders-0"))))
                .isEqualTo("switch over from orders-0 to orders-1");
        assertThat(next(led(healthy(3), 1), needs, outsideWindow(false, Set.of("orders-0"))))
                .isEqualTo("restart PostgreSQL in orders-0");
        assertThat(next(healthy(3), needs, outsideWindow(false, Set.of()))).isEqualTo("wait: OutsideMaintenanceWindow");
    }

    @Test
    void whatIsNotAllowedIsSaidBeforeTheWindowOpens() {
        RolloutPolicy limited = new RolloutPolicy(
                Impact.RELOAD,
                Impact.RELOAD,
                false,
                Duration.ofMinutes(10),
                false,
                1 << 20,
                Set.of(),
                OUTSIDE.closed());

        assertThat(next(healthy(3), all(PodNeed.REPLACEMENT), limited)).isEqualTo("Exceeded");
    }
}
