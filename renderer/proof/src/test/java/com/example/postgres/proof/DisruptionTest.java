package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
class DisruptionTest {

    private static final String BUDGET = "PodDisruptionBudget/ha";
    private static final String SET = "StatefulSet/ha";

    @Test
    void showsThatEveryDrainCompletesAndTakesOneMemberAtATime() {
        assertThat(Planted.example("ha").facts("disruption"))
                .containsExactly(
                        "demo | StatefulSet/ha | 3 | ha | 1 | one member on each node | yes | 1 | yes",
                        "demo | StatefulSet/ha | 3 | ha | 1 | two members on one node | yes | 1 | yes",
                        "demo | StatefulSet/ha | 3 | ha | 1 | one member is broken; its node is drained | yes | 0 | -",
                        "demo | StatefulSet/ha | 3 | ha | 1 | two members are broken; the node of one is drained | yes | 0 | -");
    }

    @Test
    void putsNoTwoMembersOnANodeThatForbidsIt() {
        String spread = "[{topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}]";
        String affinity = "{podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                + " [{topologyKey: kubernetes.io/hostname}]}}";

        assertThat(Planted.example("ha")
                        .with(SET, "/spec/template/spec/topologySpreadConstraints", spread)
                        .facts("disruption"))
                .noneMatch(row -> row.contains("two members on one node"));
        assertThat(Planted.example("ha")
                        .with(SET, "/spec/template/spec/affinity", affinity)
                        .facts("disruption"))
                .noneMatch(row -> row.contains("two members on one node"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, disruption.blocked",
        "3, 0, disruption.blocked",
        "3, 0%, disruption.blocked",
        "3, 2, disruption.many-away",
        "3, 34%, disruption.many-away",
        "2, 51%, disruption.many-away",
        "3, 33%, ''",
        "2, 50%, ''",
        "1, 1, ''"
    })
    void readsHowManyMayBeUnavailable(int replicas, String limit, String rule) {
        Planted planted = withReplicas(replicas)
                .with(BUDGET, "/spec/maxUnavailable", limit.endsWith("%") ? "'" + limit + "'" : limit);

        assertThat(planted.findings()).isEqualTo(found(rule, "spec.maxUnavailable"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, disruption.blocked",
        "3, 3, disruption.blocked",
        "3, 67%, disruption.blocked",
        "3, 1, disruption.many-away",
        "3, 33%, disruption.many-away",
        "3, 2, ''",
        "3, 34%, ''",
        "2, 50%, ''"
    })
    void readsHowManyMustBeAvailable(int replicas, String limit, String rule) {
        Planted planted = withReplicas(replicas)
                .without(BUDGET, "/spec/maxUnavailable")
                .with(BUDGET, "/spec/minAvailable", limit.endsWith("%") ? "'" + limit + "'" : limit);

        assertThat(planted.findings()).isEqualTo(found(rule, "spec.minAvailable"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "'101%'", "many", "1.5", "[]", "'%'"})
    void findsALimitThatTheApiServerRefuses(String limit) {
        assertThat(Planted.example("ha")
                        .with(BUDGET, "/spec/maxUnavailable", "[]".equals(limit) ? limit : "'" + limit + "'")
                        .findings())
                .contains("disruption.limit spec.maxUnavailable");
    }

    @Test
    void findsALimitInBothFields() {
        assertThat(Planted.example("ha").with(BUDGET, "/spec/minAvailable", "2").findings())
                .containsExactly("disruption.limit spec.minAvailable");
    }

    @Test
    void warnsOfMembersWithoutABudget() {
        Planted planted = Planted.example("ha").without(BUDGET);

        assertThat(planted.findings()).containsExactly("warning disruption.no-budget spec.replicas");
        assertThat(planted.facts("disruption"))
                .contains(
                        "demo | StatefulSet/ha | 3 | none | 3 | one member on each node | yes | 1 | yes",
                        "demo | StatefulSet/ha | 3 | none | 3 | two members on one node | yes | 2 | yes");
        assertThat(Planted.example("minimal").findings()).isEmpty();
    }

    @Test
    void warnsThatBrokenMembersHoldUpADrain() {
        Planted planted = Planted.example("ha").without(BUDGET, "/spec/unhealthyPodEvictionPolicy");

        assertThat(planted.findings())
                .containsExactly("warning disruption.broken-blocks spec.unhealthyPodEvictionPolicy");
        assertThat(planted.facts("disruption"))
                .contains(
                        "demo | StatefulSet/ha | 3 | ha | 1 | one member is broken; its node is drained | yes | 0 | -",
                        "demo | StatefulSet/ha | 3 | ha | 1 | two members are broken; the node of one is drained | never | 0 | -");
    }

    @Test
    void findsABudgetThatSelectsNothing() {
        Planted planted =
                Planted.example("ha").with(BUDGET, "/spec/selector/matchLabels/postgres.example.com~1cluster", "hi");

        assertThat(planted.findings())
                .containsExactly(
                        "disruption.selects-nothing spec.selector", "warning disruption.no-budget spec.replicas");
        assertThat(Planted.example("ha")
                        .with(BUDGET, "/metadata/namespace", "other")
                        .findings())
                .contains("disruption.selects-nothing spec.selector");
        assertThat(Planted.example("ha").without(BUDGET, "/spec/selector").findings())
                .contains("disruption.selects-nothing spec.selector");
        assertThat(Planted.example("ha")
                        .and(budget("other", "{matchLabels: {app: other}}"))
                        .findings())
                .containsExactly("warning disruption.selects-nothing spec.selector");
    }

    @Test
    void findsThatPodsOfTwoBudgetsAreNeverEvicted() {
        Planted planted = Planted.example("ha").and(budget("all", "{}"));

        assertThat(planted.findings())
                .contains("disruption.two-budgets spec.selector", "disruption.blocked spec.maxUnavailable");
        assertThat(planted.facts("disruption"))
                .contains("demo | StatefulSet/ha | 3 | ha, all | 0 | one member on each node | never | 0 | yes");
    }

    @Test
    void countsTheRolesThatPatroniGives() {
        String primary = "{matchLabels: {postgres.example.com/cluster: ha, postgres.example.com/role: primary}}";

        assertThat(Planted.example("ha").and(budget("primary", primary)).findings())
                .contains("disruption.two-budgets spec.selector");
        assertThat(Planted.example("ha")
                        .with(BUDGET, "/spec/selector/matchLabels/postgres.example.com~1role", "replica")
                        .and(budget("primary", primary))
                        .facts("disruption"))
                .contains("demo | StatefulSet/ha | 3 | primary, ha | 2 | one member on each node | yes | 1 | yes");
    }

    @Test
    void findsThatThePrimaryOfAChangedPodStopsWithoutAHandOver() {
        String container = "/spec/template/spec/containers/0";
        List<String> found = List.of("disruption.no-hand-over spec.template.spec.containers[0].lifecycle");

        assertThat(Planted.example("ha").without(SET, container + "/lifecycle").findings())
                .isEqualTo(found);
        assertThat(Planted.example("ha")
                        .with(SET, container + "/lifecycle/preStop/exec/command", "[sleep, '5']")
                        .findings())
                .isEqualTo(found);
        assertThat(Planted.example("ha")
                        .without("ConfigMap/ha-scripts", "/data/hand-over.sh")
                        .findings())
                .containsAll(found);
        assertThat(Planted.example("ha").without(SET, container + "/lifecycle").facts("disruption"))
                .contains("demo | StatefulSet/ha | 3 | ha | 1 | one member on each node | yes | 1 | no");
    }

    @Test
    void findsThatStandbysAreReadyBeforeTheyMayBePromoted() {
        String probe = "/spec/template/spec/containers/0/readinessProbe";
        String grace = "/spec/template/spec/terminationGracePeriodSeconds";
        Planted synchronous = withSynchronousMode("true").without(SET, probe).with(SET, grace, "30");

        assertThat(withSynchronousMode("true").findings()).isEmpty();
        assertThat(synchronous.findings())
                .containsExactly("disruption.ready-too-early spec.template.spec.containers[0].readinessProbe");
        assertThat(withSynchronousMode("false").without(SET, probe).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, no", "1, no", "29, no", "30, yes"})
    void aPrimaryThatIsKilledTooEarlyDoesNotHandOver(String grace, String handsOver) {
        Planted planted = Planted.example("ha").with(SET, "/spec/template/spec/terminationGracePeriodSeconds", grace);

        assertThat(planted.findings())
                .isEqualTo(
                        handsOver.equals("yes")
                                ? List.of()
                                : List.of("disruption.grace spec.template.spec.terminationGracePeriodSeconds"));
        assertThat(planted.facts("disruption")).anyMatch(row -> row.endsWith("| " + handsOver));
    }

    @ParameterizedTest
    @CsvSource({"59, 10, no", "60, 10, yes", "600, 20, yes", "600, 21, no"})
    void waitsForAStandbyForHalfOfTheGracePeriodAndNoLongerThanAMinute(int grace, int loopWait, String handsOver) {
        assertThat(withSynchronousMode("true")
                        .with(
                                "ConfigMap/ha-config",
                                "/metadata/annotations/config",
                                "'{\"synchronous_mode\": true, \"loop_wait\": " + loopWait + "}'")
                        .without(SET, "/spec/template/spec/containers/0/readinessProbe")
                        .with(SET, "/spec/template/spec/terminationGracePeriodSeconds", String.valueOf(grace))
                        .facts("disruption"))
                .contains("demo | StatefulSet/ha | 3 | ha | 1 | one member on each node | yes | 1 | " + handsOver);
    }

    private static Planted withSynchronousMode(String mode) {
        return Planted.example("ha")
                .with("ConfigMap/ha-config", "/metadata/annotations/config", "'{\"synchronous_mode\": " + mode + "}'");
    }

    private static String budget(String name, String selector) {
        return "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: " + name
                + ", namespace: demo}, spec: {maxUnavailable: 1, selector: " + selector + "}}";
    }

    private static Planted withReplicas(int replicas) {
        return Planted.example("ha")
                .with(SET, "/spec/replicas", String.valueOf(replicas))
                .with("Role/ha", "/rules/3/resourceNames", Planted.names("ha", replicas));
    }

    private static List<String> found(String rule, String path) {
        return rule.isEmpty() ? List.of() : List.of(rule + " " + path);
    }
}
