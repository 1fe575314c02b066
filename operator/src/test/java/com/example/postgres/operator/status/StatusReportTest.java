package com.example.postgres.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.Clusters;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.BackupRecord;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.status.Phase.Progress;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        ObjectNode status = StatusReport.of(
                resource, findings, memory, new StatusReport.Server(RenderTarget.operator(), List.of()), NOW);
        assertThat(List.of(condition(status, "Stalled"), condition(status, "Reconciling")))
                .as("kstatus believes the first that is true")
                .filteredOn(condition -> condition.startsWith("True"))
                .hasSizeLessThan(2);
        return status;
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

    private static Findings growing(String size, ClusterObservation observed) {
        return new Findings(
                observed,
                2,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.of(new NextStep.Act(new Action.GrowClaim("pgdata-orders-1", size))),
                false);
    }

    /** The rules of the definition compare a spec with them. */
    @Test
    void theStatusSaysWhichVersionWasAppliedAndHowLargeVolumesAre() {
        ClusterObservation observed = Clusters.withClaims(
                Clusters.healthy(2),
                new ClaimState("pgdata-orders-0", "9Gi", "9Gi"),
                new ClaimState("pgdata-orders-1", "10G", "10G"));
        Findings findings = findings(observed, List.of(), Optional.empty());

        JsonNode status = report(resource(), findings, NOTHING);

        assertThat(status.path("version").asText()).isEqualTo("18");
        assertThat(status.path("storageSize").asText()).isEqualTo("10G");
        assertThat(report(resource(), growing("20Gi", observed), NOTHING)
                        .path("storageSize")
                        .asText())
                .as("before it is observed")
                .isEqualTo("20Gi");
        assertThat(report(resource(), growing("9Gi", observed), NOTHING)
                        .path("storageSize")
                        .asText())
                .as("beside a larger one")
                .isEqualTo("10G");
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

        Memory open = NOTHING.withLastChange(
                new LastChange(Progress.UPDATE, "", Impact.RELOAD, Impact.RELOAD, NOW.toString(), ""));
        JsonNode status = report(resource(), findings, open);

        assertThat(condition(status, "PlanExceeded")).isEqualTo("True ApprovalNeeded");
        assertThat(condition(status, "Reconciling")).isEqualTo("False PlanExceeded");
    }

    private static Findings problem(Reason reason, String message) {
        ObjectRef object = new ObjectRef("apps/v1", "StatefulSet", "shop", "orders");
        return new Findings(
                Clusters.healthy(3),
                3,
                List.of(),
                Optional.empty(),
                List.of(new Problem(object, reason, message)),
                Map.of(),
                Optional.empty(),
                false);
    }

    @Test
    void aConflictWithAnotherFieldManagerStalls() {
        Findings findings = problem(Reason.FIELD_CONFLICT, "conflict with kubectl-edit: .spec.replicas");

        assertThat(condition(report(resource(), findings, NOTHING), "Stalled")).isEqualTo("True FieldConflict");
    }

    @Test
    void aRequestThatFailsIsRepeatedAndStallsNothing() {
        JsonNode status = report(resource(), problem(Reason.REQUEST_FAILED, "401: not authenticated"), NOTHING);

        assertThat(condition(status, "Stalled")).startsWith("False");
        assertThat(condition(status, "Reconciling")).isEqualTo("True RequestFailed");
        assertThat(status.path("phase").asText()).isNotEqualTo("Failed");
    }

    private static ClusterObservation withoutAPodThatRuns() {
        ClusterObservation cluster = Clusters.healthy(2);
        for (Member member : cluster.members()) {
            cluster = Clusters.with(cluster, Clusters.unready(member, "postgres: ImagePullBackOff"));
        }
        return cluster;
    }

    private static JsonNode unreadySince(Instant time) {
        return yaml("{metadata: {name: orders, generation: 4}, status: {conditions: ["
                + "{type: Ready, status: \"False\", lastTransitionTime: \"" + time + "\"}]}}");
    }

    @Test
    void podsThatCannotRunAreNamedAtOnceAndStallAfterAMinute() {
        Findings findings = findings(withoutAPodThatRuns(), List.of(), Optional.empty());
        Memory creating = NOTHING.withLastChange(
                new LastChange(Progress.CREATE, "", Impact.NONE, Impact.NONE, NOW.toString(), ""));

        JsonNode first = report(unreadySince(NOW.minusSeconds(59)), findings, creating);
        JsonNode later = report(unreadySince(NOW.minusSeconds(60)), findings, creating);

        assertThat(first.path("phase").asText()).isEqualTo("Creating");
        assertThat(condition(first, "Reconciling")).isEqualTo("True ChangeInProgress");
        assertThat(first.path("conditions").toString()).contains("orders-1 (postgres: ImagePullBackOff)");
        assertThat(later.path("phase").asText()).isEqualTo("Failed");
        assertThat(condition(later, "Stalled")).isEqualTo("True PodsCannotRun");
    }

    @Test
    void aMemberThatCannotRunStallsNothingWhileAnotherLeads() {
        ClusterObservation cluster = Clusters.healthy(2);
        ClusterObservation broken =
                Clusters.with(cluster, Clusters.unready(cluster.members().get(1), "Unschedulable: no room"));

        JsonNode status =
                report(unreadySince(NOW.minusSeconds(600)), findings(broken, List.of(), Optional.empty()), NOTHING);

        assertThat(condition(status, "Stalled")).startsWith("False");
        assertThat(status.path("phase").asText()).isEqualTo("Degraded");
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
        JsonNode later = StatusReport.of(
                resource,
                healthy(),
                NOTHING,
                new StatusReport.Server(RenderTarget.operator(), List.of()),
                NOW.plusSeconds(3600));

        assertThat(later).isEqualTo(resource.path("status"));
    }

    @Test
    void anOlderDefinitionIsACondition() {
        StatusReport.Server older =
                new StatusReport.Server(RenderTarget.operator(), List.of("spec.resize", "status.storageSize"));

        JsonNode status = StatusReport.of(resource(), healthy(), NOTHING, older, NOW);

        assertThat(condition(status, "DefinitionOutdated")).isEqualTo("True DefinitionOutdated");
        assertThat(status.path("conditions").toString()).contains("drops the fields spec.resize, status.storageSize");
        assertThat(condition(status, "Ready")).startsWith("True");
        assertThat(condition(report(resource(), healthy(), NOTHING), "DefinitionOutdated"))
                .isEqualTo("missing");
    }

    @Test
    void theStatusHasWhatTheOperatorRendersFor() {
        RenderTarget target = RenderTarget.operator()
                .withApiVersions(Set.of("monitoring.coreos.com/v1"))
                .withImages(Map.of(ImageRole.POSTGRES, "example.net/pg:18"))
                .withRegistry("example.net");

        assertThat(StatusReport.of(resource(), healthy(), NOTHING, new StatusReport.Server(target, List.of()), NOW)
                        .path("renderTarget"))
                .isEqualTo(yaml("{kubernetesVersion: \"1.35\", apiVersions: [monitoring.coreos.com/v1],"
                        + " images: {postgres: \"example.net/pg:18\"}, registry: example.net, secrets: reference}"));
    }

    @Test
    void whatIsRememberedIsReadAgain() {
        Memory memory = NOTHING.withAppliedSpec(yaml("{replicas: 3}"))
                .withLastChange(new LastChange(
                        Progress.SCALE, "sha256:1", Impact.RELOAD, Impact.NONE, NOW.toString(), NOW.toString()))
                .withRequest(
                        "postgres.example.com/restart",
                        Memory.Request.seen("1", NOW.toString(), "")
                                .with(new TreeMap<>(Map.of("orders-0", NOW.toString(), "orders-1", ""))));

        assertThat(Memory.of(report(resource(), healthy(), memory))).isEqualTo(memory);
    }

    /** Midnight in New York is five in the morning in UTC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {schedule: "0 2 * * *"}                                | 2026-11-30T02:00:00Z
            {schedule: "0 0 * * *", timeZone: America/New_York}    | 2026-11-30T05:00:00Z
            {schedule: "0 0 * * *", timeZone: EST}                 | 2026-11-30T05:00:00Z
            {schedule: "0 0 * * *", timeZone: Of/AnotherVersion}   |
            {schedule: "0 2 * * *", suspend: true}                 |
            """)
    void theStatusSaysWhenTheNextBackupBegins(String backup, @Nullable String time) {
        Memory memory = NOTHING.withAppliedSpec(yaml("{backup: " + backup + "}"));

        assertThat(report(resource(), healthy(), memory)
                        .path("backup")
                        .path("nextScheduledTime")
                        .asText())
                .isEqualTo(time == null ? "" : time);
    }

    private static final Memory WITH_BACKUP =
            NOTHING.withAppliedSpec(yaml("{backup: {schedule: \"0 2 * * *\", destination: {type: S3}}}"));

    private static JsonNode status(Memory memory, BackupRecord record) {
        ClusterObservation cluster = Clusters.healthy(3);
        ClusterObservation observed = new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members(),
                cluster.claims(),
                cluster.leader(),
                cluster.configuredAt(),
                cluster.cordonedNodes(),
                record,
                cluster.archive());
        return report(resource(), findings(observed, List.of(), Optional.empty()), memory);
    }

    private static BackupRecord succeeded(Instant time) {
        return new BackupRecord(NOW.minusSeconds(900_000).toString(), time.toString(), "base_1", "", "", "");
    }

    @Test
    void aBackupIsHealthyForOneAndAHalfIntervals() {
        assertThat(condition(status(WITH_BACKUP, succeeded(NOW.minusSeconds(35 * 3600))), "BackupHealthy"))
                .isEqualTo("True BackupSucceeded");
        assertThat(condition(status(WITH_BACKUP, succeeded(NOW.minusSeconds(37 * 3600))), "BackupHealthy"))
                .isEqualTo("False BackupOverdue");
    }

    @Test
    void aClusterThatWasNeverBackedUpSaysSo() {
        BackupRecord young = new BackupRecord(NOW.minusSeconds(60).toString(), "", "", "", "", "");
        BackupRecord old = new BackupRecord(NOW.minusSeconds(900_000).toString(), "", "", "", "", "");

        assertThat(condition(status(WITH_BACKUP, young), "BackupHealthy")).isEqualTo("False NoBackupYet");
        assertThat(condition(status(WITH_BACKUP, old), "BackupHealthy")).isEqualTo("False BackupOverdue");
        assertThat(condition(status(NOTHING, young), "BackupHealthy")).isEqualTo("missing");
    }

    @Test
    void aFailedBackupIsReportedWithItsReason() {
        BackupRecord failed = new BackupRecord(
                NOW.minusSeconds(900_000).toString(),
                NOW.minusSeconds(60).toString(),
                "base_1",
                "no time",
                "wal-g backup-push failed",
                NOW.toString());
        JsonNode status = status(WITH_BACKUP, failed);

        assertThat(condition(status, "BackupHealthy")).isEqualTo("False BackupFailed");
        assertThat(status.path("backup").path("lastFailure").asText()).isEqualTo(NOW + ": wal-g backup-push failed");
        assertThat(status.path("backup").has("firstRecoverabilityPoint")).isFalse();
    }

    @Test
    void suspendedBackupsAreNoProblem() {
        BackupRecord old = succeeded(NOW.minusSeconds(900_000));
        Memory suspended = NOTHING.withAppliedSpec(yaml("{backup: {schedule: \"@daily\", suspend: true}}"));
        Memory standby = NOTHING.withAppliedSpec(yaml("{backup: {schedule: \"@daily\"}, standby: {host: a}}"));

        assertThat(condition(status(suspended, old), "BackupHealthy")).isEqualTo("True Suspended");
        assertThat(condition(status(standby, old), "BackupHealthy")).isEqualTo("True Suspended");
    }
}
