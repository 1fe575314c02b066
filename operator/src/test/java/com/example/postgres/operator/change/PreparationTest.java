package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.ORDERS;
import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.led;
import static com.example.postgres.operator.change.Clusters.member;
import static com.example.postgres.operator.change.Clusters.rendered;
import static com.example.postgres.operator.change.Clusters.unready;
import static com.example.postgres.operator.change.Clusters.with;
import static com.example.postgres.operator.change.Clusters.withClaim;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.change.Action.ReleaseStatefulSet;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens before the StatefulSet is applied, and whether the plan may run at all. */
class PreparationTest {

    private static final RolloutPolicy POLICY = new RolloutPolicy(
            Impact.OUTAGE, Impact.OUTAGE, false, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());

    private static final String BEFORE = "{version: \"18\", replicas: 3, storage: {size: 10Gi}}";

    private static ClusterPlan plan(String before, String after) {
        Environment environment = new Environment(KubernetesVersion.DEFAULT, true, Map.of("", true), Map.of());
        return new Planner(RenderTarget.operator(), environment)
                .plan(ORDERS, Optional.of(state(before)), Optional.of(state(after)));
    }

    private static ClusterState state(String spec) {
        JsonNode tree = YamlReader.readTrusted("spec", spec);
        return new ClusterState(rendered(spec), Optional.of(tree));
    }

    private static NextStep next(ClusterObservation cluster, String after) {
        return next(cluster, after, POLICY);
    }

    private static NextStep next(ClusterObservation cluster, String after, RolloutPolicy policy) {
        ObjectSet set = rendered(after);
        return Preparation.next(plan(BEFORE, after), cluster, Clusters.statefulSet(set), policy);
    }

    @Test
    void mostChangesNeedNoPreparation() {
        assertThat(next(
                        healthy(3),
                        "{version: \"18\", replicas: 3, storage: {size: 10Gi}, postgresqlParams: {work_mem: 8MB}}"))
                .isEqualTo(new Done());
    }

    @Test
    void claimsGrowBeforeTheStatefulSetIsReleasedEvenIfNoMemberServes() {
        String after = "{version: \"18\", replicas: 3, storage: {size: 20Gi}}";
        ClusterObservation down = with(healthy(3), unready(member(0, true)));

        assertThat(next(withClaim(down, "10Gi"), after))
                .isEqualTo(new Act(new Action.GrowClaim("pgdata-orders-0", "20Gi")));
        assertThat(next(withClaim(down, "20Gi"), after))
                .isEqualTo(new Act(new ReleaseStatefulSet("orders", "set-uid", Impact.VOLUME_EXPANSION)));
    }

    @Test
    void aPrimaryThatWouldBeStoppedHandsOverFirst() {
        String after = "{version: \"18\", replicas: 1, storage: {size: 10Gi}}";

        assertThat(next(led(healthy(3), 2), after))
                .isEqualTo(new Act(new Action.SwitchOver(member(2, true).pod(), "orders-0", Impact.ROLLING_RESTART)));
        assertThat(next(healthy(3), after)).isEqualTo(new Done());
        assertThat(next(with(led(healthy(3), 2), unready(member(0, false))), after))
                .isInstanceOf(Wait.class);
    }

    @Test
    void membersAreRemovedOnlyWhileOneLeads() {
        String after = "{version: \"18\", replicas: 1, storage: {size: 10Gi}}";
        ClusterObservation leaderless = with(healthy(3), unready(member(0, true)));

        assertThat(next(leaderless, after))
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.reason()).isEqualTo("NoPrimary"));
        assertThat(next(leaderless, "{version: \"18\", replicas: 4, storage: {size: 10Gi}}"))
                .isEqualTo(new Done());
    }

    @Test
    void aSwitchoverToANamedMemberWaitsForThatMember() {
        assertThat(Preparation.switchOver(healthy(3), POLICY, "orders-2"))
                .isEqualTo(new Act(new Action.SwitchOver(member(0, true).pod(), "orders-2", Impact.RESTART_POSTGRES)));
        assertThat(Preparation.switchOver(healthy(3), POLICY, "orders-7"))
                .isInstanceOfSatisfying(
                        Wait.class,
                        wait -> assertThat(wait.message())
                                .contains("orders-7 cannot take over", "remove the annotation"));
        assertThat(Preparation.switchOver(healthy(3), POLICY, "now"))
                .isEqualTo(new Act(new Action.SwitchOver(member(0, true).pod(), "orders-1", Impact.RESTART_POSTGRES)));
    }

    @Test
    void aPlanAboveTheLimitNeedsTheApprovalOfItsFingerprint() {
        String after = "{version: \"18\", replicas: 3, storage: {size: 10Gi}, podMetadata: {labels: {a: b}}}";
        ClusterPlan plan = plan(BEFORE, after);
        String fingerprint = plan.fingerprint().orElseThrow();

        assertThat(ChangeGate.of("", "").refusal(plan)).isEmpty();
        assertThat(ChangeGate.of("ROLLING_RESTART", "").refusal(plan)).isEmpty();
        assertThat(ChangeGate.of("RELOAD", "").refusal(plan))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("ROLLING_RESTART", "at most RELOAD", fingerprint));
        assertThat(ChangeGate.of("RELOAD", fingerprint).refusal(plan)).isEmpty();
    }

    @Test
    void anApprovalThatIsOfAnotherPlanIsNamedAndAnyOtherTextIsNotRepeated() {
        ClusterPlan plan =
                plan(BEFORE, "{version: \"18\", replicas: 3, storage: {size: 10Gi}, podMetadata: {labels: {a: b}}}");
        String fingerprint = plan.fingerprint().orElseThrow();
        String other = "sha256:" + "0".repeat(64);
        String text = "yes, please! ".repeat(10_000);

        assertThat(ChangeGate.of("RELOAD", other).refusal(plan))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(
                                fingerprint,
                                "the approval " + other + " does not match this plan",
                                "pgc plan cluster FILE"));
        assertThat(ChangeGate.of("RELOAD", text).refusal(plan))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(fingerprint, "is not a fingerprint")
                        .doesNotContain("please"));
    }

    @Test
    void dataIsNeverRiskedWithoutApprovalAndWhatIsForbiddenIsNeverDone() {
        ClusterPlan risk = plan(
                BEFORE, "{version: \"18\", replicas: 3, storage: {size: 10Gi}, deletionPolicy: {volumes: Delete}}");
        ClusterPlan forbidden = plan(BEFORE, "{version: \"17\", replicas: 3, storage: {size: 10Gi}}");

        assertThat(ChangeGate.of("UNKNOWN", "").refusal(risk)).isPresent();
        assertThat(ChangeGate.of("", risk.fingerprint().orElseThrow()).refusal(risk))
                .isEmpty();
        assertThat(ChangeGate.of("", forbidden.fingerprint().orElseThrow()).refusal(forbidden))
                .hasValueSatisfying(reason -> assertThat(reason).contains("FORBIDDEN"));
    }

    @Test
    void aStaleRoleIsRemovedOnlyFromAPodThatDoesNotAnswerWhileAnotherLeads() {
        ClusterObservation failedOver = led(healthy(3), 1);
        ClusterObservation stale = with(failedOver, unready(member(0, true)));

        assertThat(StaleRole.find(stale)).map(action -> action.pod().name()).contains("orders-0");
        assertThat(StaleRole.find(failedOver)).isEmpty();
        assertThat(StaleRole.find(with(failedOver, member(0, true)))).isEmpty();
        assertThat(StaleRole.find(with(healthy(3), unready(member(0, true))))).isEmpty();
    }

    private static final RolloutPolicy OUTSIDE = new RolloutPolicy(
            Impact.OUTAGE,
            Impact.OUTAGE,
            false,
            Duration.ofMinutes(10),
            false,
            1 << 20,
            Set.of(),
            Optional.of(new Wait("OutsideMaintenanceWindow", "closed", Optional.empty())));

    private static void assertWaitsForAWindow(NextStep step) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.reason()).isEqualTo("OutsideMaintenanceWindow"));
    }

    @Test
    void outsideOfTheWindowsMembersAreRemovedOnlyIfThePrimaryStays() {
        String after = "{version: \"18\", replicas: 1, storage: {size: 10Gi}}";

        assertWaitsForAWindow(next(led(healthy(3), 2), after, OUTSIDE));
        assertThat(next(healthy(3), after, OUTSIDE)).isEqualTo(new Done());
        assertThat(next(healthy(3), "{version: \"18\", replicas: 5, storage: {size: 10Gi}}", OUTSIDE))
                .isEqualTo(new Done());
    }

    @Test
    void outsideOfTheWindowsVolumesGrow() {
        String after = "{version: \"18\", replicas: 3, storage: {size: 20Gi}}";

        assertThat(next(withClaim(healthy(3), "10Gi"), after, OUTSIDE))
                .isEqualTo(new Act(new Action.GrowClaim("pgdata-orders-0", "20Gi")));
        assertThat(next(withClaim(healthy(3), "20Gi"), after, OUTSIDE))
                .isEqualTo(new Act(new ReleaseStatefulSet("orders", "set-uid", Impact.VOLUME_EXPANSION)));
    }

    @Test
    void outsideOfTheWindowsNothingIsAppliedThatInterruptsAllClients() {
        String before = "{version: \"18\", replicas: 3, storage: {size: 10Gi}, service: {type: LoadBalancer}}";
        ClusterPlan plan = plan(before, BEFORE);
        KubernetesObject set = Clusters.statefulSet(rendered(BEFORE));

        assertThat(plan.withOperator().impact()).isEqualTo(Impact.OUTAGE);
        assertWaitsForAWindow(Preparation.next(plan, healthy(3), set, OUTSIDE));
        assertThat(Preparation.next(plan, healthy(3), set, POLICY)).isEqualTo(new Done());
    }

    @Test
    void theStatefulSetIsReleasedOnlyAfterThePrimaryHasHandedOver() {
        String after = "{version: \"18\", replicas: 1, storage: {size: 20Gi}}";
        ClusterObservation grown = withClaim(led(healthy(3), 2), "20Gi");

        assertThat(next(grown, after))
                .as("the next pass finds no StatefulSet, and applies")
                .isEqualTo(new Act(new Action.SwitchOver(member(2, true).pod(), "orders-0", Impact.ROLLING_RESTART)));
        assertThat(next(withClaim(healthy(3), "20Gi"), after))
                .isEqualTo(new Act(new ReleaseStatefulSet("orders", "set-uid", Impact.VOLUME_EXPANSION)));
    }

    @Test
    void aSwitchoverThatSomebodyAskedForWaitsForNoWindow() {
        assertThat(Preparation.switchOver(healthy(3), OUTSIDE, "orders-2")).isInstanceOf(Act.class);
    }
}
