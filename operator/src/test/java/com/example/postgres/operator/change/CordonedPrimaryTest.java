package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.cordoned;
import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.led;
import static com.example.postgres.operator.change.Clusters.member;
import static com.example.postgres.operator.change.Clusters.replicating;
import static com.example.postgres.operator.change.Clusters.restartPending;
import static com.example.postgres.operator.change.Clusters.unready;
import static com.example.postgres.operator.change.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.plan.impact.Impact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CordonedPrimaryTest {

    private static final NextStep DONE = new Done();
    private static final RolloutPolicy POLICY = policy(Impact.OUTAGE, false, Optional.empty());
    private static final ClusterObservation CORDONED = cordoned(healthy(3), "node-0");

    private static RolloutPolicy policy(Impact limit, boolean isSynchronous, Optional<Wait> closed) {
        return new RolloutPolicy(limit, limit, false, Duration.ofMinutes(10), isSynchronous, 1 << 20, Set.of(), closed);
    }

    private static String next(
            NextStep rollout, ClusterObservation cluster, Map<String, PodNeed> needs, RolloutPolicy policy) {
        NextStep next = CordonedPrimary.handOver(rollout, cluster, needs, policy);
        return next.equals(rollout) ? "nothing" : ((Act) next).action().description();
    }

    static Stream<Arguments> clusters() {
        return Stream.of(
                arguments("no node is cordoned", healthy(3), "nothing"),
                arguments(
                        "the primary's node",
                        CORDONED,
                        "switch over from orders-0 to orders-1: the node node-0 is cordoned"),
                arguments(
                        "the node of a primary of another ordinal",
                        cordoned(led(healthy(3), 2), "node-2"),
                        "switch over from orders-2 to orders-0: the node node-2 is cordoned"),
                arguments("the node of a replica", cordoned(healthy(3), "node-1"), "nothing"),
                arguments(
                        "two of three nodes",
                        cordoned(healthy(3), "node-0", "node-1"),
                        "switch over from orders-0 to orders-2: the node node-0 is cordoned"),
                arguments("all nodes", cordoned(healthy(3), "node-0", "node-1", "node-2"), "nothing"),
                arguments("after the hand-over", cordoned(led(healthy(3), 1), "node-0"), "nothing"),
                arguments("a single member", cordoned(healthy(1), "node-0"), "nothing"),
                arguments("no primary", with(CORDONED, unready(member(0, true))), "nothing"),
                arguments(
                        "a replica that is not ready",
                        with(CORDONED, unready(member(1, false))),
                        "switch over from orders-0 to orders-2: the node node-0 is cordoned"),
                arguments(
                        "replicas that lag",
                        with(cordoned(healthy(2), "node-0"), replicating(member(0, true), 10 << 20, false)),
                        "nothing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void handsOverToAMemberThatStays(String name, ClusterObservation cluster, String expected) {
        assertThat(next(DONE, cluster, Map.of(), POLICY)).isEqualTo(expected);
    }

    @Test
    void keepsToTheLimitTheWindowsAndSynchronousReplication() {
        Wait closed = new Wait("OutsideMaintenanceWindow", "closed", Optional.empty());

        assertThat(next(DONE, CORDONED, Map.of(), policy(Impact.RESTART_POSTGRES, false, Optional.empty())))
                .startsWith("switch over");
        assertThat(next(DONE, CORDONED, Map.of(), policy(Impact.RESIZE_IN_PLACE, false, Optional.empty())))
                .isEqualTo("nothing");
        assertThat(next(DONE, CORDONED, Map.of(), policy(Impact.OUTAGE, false, Optional.of(closed))))
                .isEqualTo("nothing");
        assertThat(next(DONE, CORDONED, Map.of(), policy(Impact.OUTAGE, true, Optional.empty())))
                .isEqualTo("nothing");
    }

    @Test
    void aRolloutGoesOnAndItsNextMembersDoNotTakeOver() {
        NextStep replace = new Act(new Action.ReplacePod(member(2, false).pod()));
        NextStep waiting = new Wait("MemberUnhealthy", "orders-2 is not ready");
        ClusterObservation rolling = with(CORDONED, unready(member(2, false)));

        assertThat(next(replace, CORDONED, Map.of(), POLICY)).isEqualTo("nothing");
        assertThat(next(waiting, rolling, Map.of("orders-1", PodNeed.REPLACEMENT), POLICY))
                .isEqualTo("nothing");
        assertThat(next(waiting, with(rolling, restartPending(member(1, false), false)), Map.of(), POLICY))
                .isEqualTo("nothing");
        assertThat(next(waiting, rolling, Map.of(), POLICY)).startsWith("switch over from orders-0 to orders-1");
    }

    @Test
    void aChangeThatIsNotAllowedKeepsNobodyFromTakingOver() {
        Action action = new Action.ReplacePod(member(2, false).pod());
        Map<String, PodNeed> needs = Map.of("orders-1", PodNeed.REPLACEMENT, "orders-2", PodNeed.REPLACEMENT);

        assertThat(next(new Exceeded(action, Impact.RESTART_POSTGRES), CORDONED, needs, POLICY))
                .startsWith("switch over from orders-0 to orders-1");
    }

    @Test
    void everySwitchoverPrefersANodeThatStays() {
        assertThat(Preparation.switchOver(cordoned(healthy(3), "node-1"), POLICY, "now"))
                .isEqualTo(new Act(new Action.SwitchOver(member(0, true).pod(), "orders-2", Impact.RESTART_POSTGRES)));
        assertThat(Preparation.switchOver(cordoned(healthy(3), "node-1", "node-2"), POLICY, "now"))
                .isInstanceOf(Act.class);
    }
}
