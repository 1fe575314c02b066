package com.example.postgres.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.Clusters;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Memory NOTHING = Memory.of(yaml("{}"));

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    private static JsonNode resource() {
        return yaml("{metadata: {name: orders, generation: 4}, status: {observedGeneration: -1}}");
    }

    private static Findings findings(ClusterObservation observed, List<String> specErrors, Optional<String> held) {
        return new Findings(
                observed, 3, specErrors, held, List.of(), Map.of(), Optional.of(new NextStep.Done()), false);
    }

    private static Findings healthy() {
        return findings(Clusters.healthy(3), List.of(), Optional.empty());
    }

    private static ObjectNode report(JsonNode resource, Findings findings, Memory memory) {
        return StatusReport.of(resource, findings, memory, "1.35", NOW);
    }

    private static String condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText();
            }
        }
        return "missing";
    }

    @Test
    void aHealthyClusterIsReadyAndCurrent() {
        JsonNode status = report(resource(), healthy(), NOTHING);

        assertThat(status.path("phase").asText()).isEqualTo("Running");
        assertThat(status.path("observedGeneration").asLong()).isEqualTo(4);
        assertThat(status.path("primary").asText()).isEqualTo("orders-0");
        assertThat(status.path("readyReplicas").asInt()).isEqualTo(3);
        assertThat(status.path("selector").asText())
                .isEqualTo("postgres.example.com/cluster=orders,postgres.example.com/component=postgres");
        assertThat(condition(status, "Ready")).isEqualTo("True AllMembersReady");
        assertThat(condition(status, "Reconciling")).isEqualTo("False Settled");
        assertThat(condition(status, "Stalled")).isEqualTo("False AsExpected");
    }

    @Test
    void aClusterIsNotCurrentWhileAChangeIsInProgress() {
        Memory open = NOTHING.withLastChange(
                new LastChange(Progress.UPDATE, "", Impact.RELOAD, Impact.RELOAD, NOW.toString(), ""));

        assertThat(condition(report(resource(), healthy(), open), "Reconciling"))
                .isEqualTo("True ChangeInProgress");
    }

    @Test
    void aChangeThatWaitsForAWindowSaysSo() {
        Findings findings = new Findings(
                Clusters.healthy(3),
                3,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.of(new NextStep.Wait(
                        "OutsideMaintenanceWindow", "it opens at 2026-12-05T02:00:00Z", Optional.empty())),
                false);
        JsonNode status = report(resource(), findings, NOTHING);

        assertThat(condition(status, "Reconciling")).isEqualTo("True OutsideMaintenanceWindow");
        assertThat(status.path("conditions").toString()).contains("it opens at 2026-12-05T02:00:00Z");
        assertThat(condition(status, "Stalled")).startsWith("False");
    }

    @Test
    void aResizeThatHangsIsPending() {
        JsonNode amounts = yaml("[{name: postgres, resources: {requests: {cpu: 1}}}]");
        PodNeed resize = new PodNeed(false, false, false, amounts);
        Memory shorter = NOTHING.withAppliedSpec(yaml("{resize: {timeout: 2m}}"));
        Findings findings = new Findings(
                Clusters.resizing(Clusters.healthy(3), 2, NOW.minusSeconds(180)),
                3,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of("orders-2", resize),
                Optional.empty(),
                false);

        assertThat(condition(report(resource(), findings, NOTHING), "ResizePending"))
                .startsWith("False");
        JsonNode overdue = report(resource(), findings, shorter);
        assertThat(condition(overdue, "ResizePending")).isEqualTo("True ResizeOverdue");
        assertThat(overdue.path("conditions").toString()).contains("orders-2: InProgress since 2026-11-29T11:57:00Z");
    }

    @Test
    void anInvalidSpecStallsAndTheClusterServesOn() {
        Findings findings = findings(Clusters.healthy(3), List.of("spec.version: Invalid value"), Optional.empty());
        JsonNode status = report(resource(), findings, NOTHING);

        assertThat(condition(status, "SpecValid")).isEqualTo("False Invalid");
        assertThat(condition(status, "Stalled")).isEqualTo("True SpecInvalid");
        assertThat(status.path("phase").asText()).isEqualTo("Running");
    }

    @Test
    void aChangeThatWaitsForAnApprovalSaysSo() {
        Findings findings = findings(Clusters.healthy(3), List.of(), Optional.of("the change is DATA_RISK"));

        assertThat(condition(report(resource(), findings, NOTHING), "PlanExceeded"))
                .isEqualTo("True ApprovalNeeded");
    }

    @Test
    void aConflictWithAnotherFieldManagerStalls() {
        Findings findings = new Findings(
                Clusters.healthy(3),
                3,
                List.of(),
                Optional.empty(),
                List.of(new Problem(
                        new ObjectRef("apps/v1", "StatefulSet", "shop", "orders"),
                        Reason.FIELD_CONFLICT,
                        "conflict with kubectl-edit: .spec.replicas")),
                Map.of(),
                Optional.empty(),
                false);

        assertThat(condition(report(resource(), findings, NOTHING), "Stalled")).isEqualTo("True FieldConflict");
    }

    @Test
    void aMissingMemberDegradesTheCluster() {
        ClusterObservation cluster = Clusters.healthy(3);
        ClusterObservation degraded =
                Clusters.with(cluster, Clusters.unready(cluster.members().get(2)));
        JsonNode status = report(resource(), findings(degraded, List.of(), Optional.empty()), NOTHING);

        assertThat(condition(status, "Degraded")).isEqualTo("True MembersNotReady");
        assertThat(status.path("phase").asText()).isEqualTo("Degraded");
    }

    @Test
    void theTimeOfATransitionStaysWhileTheStatusDoes() {
        ObjectNode resource = (ObjectNode) resource();
        resource.set("status", report(resource, healthy(), NOTHING));
        JsonNode later = StatusReport.of(resource, healthy(), NOTHING, "1.35", NOW.plusSeconds(3600));

        assertThat(later).isEqualTo(resource.path("status"));
    }

    @Test
    void whatIsRememberedIsReadAgain() {
        Memory memory = NOTHING.withAppliedSpec(yaml("{replicas: 3}"))
                .withLastChange(new LastChange(
                        Progress.SCALE, "sha256:1", Impact.RELOAD, Impact.NONE, NOW.toString(), NOW.toString()))
                .withRequest(
                        "postgres.example.com/restart",
                        new Memory.Request(
                                "1",
                                NOW.toString(),
                                "",
                                new TreeMap<>(Map.of("orders-0", NOW.toString(), "orders-1", ""))));

        assertThat(Memory.of(report(resource(), healthy(), memory))).isEqualTo(memory);
    }
}
