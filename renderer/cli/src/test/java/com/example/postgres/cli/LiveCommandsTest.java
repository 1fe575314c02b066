package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.live.StatusText;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pgc status}, and the commands that ask the operator for something; the test plays the operator. */
final class LiveCommandsTest {

    private static final String ORDERS = """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders, namespace: shop, generation: 3}
            spec: {version: "18", replicas: 2, storage: {size: 1Gi}, backup: {schedule: "0 2 * * *"}}
            status:
              phase: Degraded
              observedGeneration: 3
              replicas: 2
              readyReplicas: 1
              primary: orders-0
              members:
                - {name: orders-0, role: primary, state: running, timeline: 4}
                - {name: orders-1, role: replica, state: streaming, timeline: 4, lagBytes: 33554432, pendingRestart: true}
              conditions:
                - {type: Ready, status: "False", reason: MembersNotReady, message: 1 of 2 members are ready}
                - {type: Reconciling, status: "True", reason: NotSettled, message: waits for orders-1}
                - {type: Stalled, status: "False", reason: AsExpected, message: nothing}
                - {type: Degraded, status: "True", reason: MembersNotReady, message: "not ready: orders-1"}
                - {type: SpecValid, status: "True", reason: Valid, message: the spec can be rendered}
                - {type: BackupHealthy, status: "False", reason: BackupOverdue, message: a scheduled base backup was not made}
              backup:
                lastSuccessfulTime: "2026-11-23T02:39:08Z"
                lastBackupName: base_000000010000000000000004
                firstRecoverabilityPoint: "2026-11-16T02:39:05Z"
                nextScheduledTime: "2026-11-24T02:00:00Z"
              lastChange:
                {kind: Update, predicted: RELOAD, observed: RELOAD, startedAt: "2026-11-22T10:00:00Z", finishedAt: "2026-11-22T10:00:20Z"}
              inventory: [v1/ConfigMap/orders-patroni]
              lastAppliedSpec: "{}"
              requests:
                - {name: postgres.example.com/restart, value: "1", seenAt: "2026-11-21T10:00:00Z", finishedAt: "2026-11-21T10:01:00Z"}
            """;

    private static final String TEXT = """
            shop/orders: Degraded, PostgreSQL 18, 1 of 2 members ready

            MEMBER     ROLE      STATE                        TIMELINE   LAG
            orders-0   primary   running                      4          -
            orders-1   replica   streaming, restart pending   4          32 MiB

            Not as expected:
              Ready: 1 of 2 members are ready
              Reconciling: waits for orders-1
              Degraded: not ready: orders-1
              BackupHealthy: a scheduled base backup was not made

            Last change:
              Update, predicted RELOAD, observed RELOAD, finished at 2026-11-22T10:00:20Z

            Backup:
              base_000000010000000000000004 of 2026-11-23T02:39:08Z; can be restored from 2026-11-16T02:39:05Z on; the next one begins at 2026-11-24T02:00:00Z

            Requests:
              restart of 2026-11-21T10:00:00Z: done at 2026-11-21T10:01:00Z

            What to do:
              kubectl -n shop describe pod -l postgres.example.com/cluster=orders
              pgc backup -n shop orders
            """;

    @TempDir
    private Path directory;

    private final FakeApiServer server = new FakeApiServer();

    @BeforeEach
    void storeCluster() {
        server.writeKubeconfig(directory);
        server.store(YamlReader.readTrusted("orders", ORDERS));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Run pgc(String command) {
        return Run.in(
                directory,
                Stream.concat(Arrays.stream(command.split(" ")), Stream.of("--kubeconfig", "kubeconfig", "-n", "shop"))
                        .toArray(String[]::new));
    }

    private ObjectNode status() {
        return (ObjectNode) server.get("/postgresclusters/orders").get("status");
    }

    @Test
    void aNewClusterHasNoImpact() {
        status().set(
                        "lastChange",
                        YamlReader.readTrusted(
                                "change",
                                "{kind: Create, predicted: NONE, observed: NONE, startedAt: \"2026-11-22T10:00:00Z\"}"));

        assertThat(pgc("status orders").out())
                .contains("Last change:\n  Create, in progress since 2026-11-22T10:00:00Z\n");
    }

    private String annotation(String name) {
        return server.get("/postgresclusters/orders")
                .at("/metadata/annotations")
                .path("postgres.example.com/" + name)
                .asText();
    }

    /** Answers each request as the operator does. */
    private void operatorFinishes(String failure) {
        server.afterChange(object -> object.path("metadata")
                .path("annotations")
                .properties()
                .forEach(annotation -> {
                    ObjectNode request = ((ObjectNode) object.path("status"))
                            .putArray("requests")
                            .addObject();
                    request.put("name", annotation.getKey()).set("value", annotation.getValue());
                    request.put("job", "orders-backup-r1").put("finishedAt", "2026-11-29T12:00:00Z");
                    if (!failure.isEmpty()) {
                        request.put("failure", failure);
                    }
                }));
    }

    @Test
    void theStatusSaysWhatIsNotAsExpectedAndWhatToDo() {
        Run run = pgc("status orders");

        assertThat(run.out()).isEqualTo(TEXT);
        assertThat(run.code()).isZero();
        assertThat(server.requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void theStatusAsJsonHasNothingThatOnlyTheOperatorReads() {
        JsonNode json = Json.read(pgc("status orders -o json").out());

        assertThat(json.at("/status/phase").asText()).isEqualTo("Degraded");
        assertThat(json.path("version").asText()).isEqualTo("18");
        assertThat(json.path("status").has("members")).isTrue();
        assertThat(json.path("status").has("inventory")).isFalse();
        assertThat(json.path("status").has("lastAppliedSpec")).isFalse();
    }

    @Test
    void aStalledClusterIsExitCodeOne() {
        ((ObjectNode) status().at("/conditions/1")).put("status", "False").put("message", "see Stalled");
        ((ObjectNode) status().at("/conditions/2")).put("status", "True").put("message", "spec.version: wrong");

        Run run = pgc("status orders --wait");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("Stalled: spec.version: wrong");
    }

    @Test
    void aClusterThatDoesNotSettleInTimeIsExitCodeOne() {
        assertThat(pgc("status orders --wait --timeout 1s").code()).isEqualTo(1);
        ((ObjectNode) status().at("/conditions/1")).put("status", "False");
        assertThat(pgc("status orders --wait --timeout 1s").code()).isZero();
        status().put("observedGeneration", 2);
        assertThat(pgc("status orders --wait --timeout 1s").code())
                .as("the operator has not seen the spec")
                .isEqualTo(1);
    }

    /** The operator reports Reconciling False for a paused cluster, whatever its spec. */
    @Test
    void aPausedClusterIsSettledOnlyIfItsSpecIsApplied() {
        ObjectNode spec = (ObjectNode) server.get("/postgresclusters/orders").get("spec");
        ((ObjectNode) status().at("/conditions/1")).put("status", "False").put("reason", "Paused");
        status().put("lastAppliedSpec", spec.toString());
        spec.put("paused", true);
        assertThat(pgc("status orders --wait").code()).isZero();

        ObjectNode change = (ObjectNode) status().get("lastChange");
        JsonNode finishedAt = change.remove("finishedAt");
        assertThat(pgc("status orders --wait").code())
                .as("a change is not finished")
                .isEqualTo(1);
        change.set("finishedAt", finishedAt);

        spec.put("replicas", 3);
        Run run = pgc("status orders --wait");
        assertThat(run.code()).as("without waiting for the timeout").isEqualTo(1);
        assertThat(run.out()).contains("set spec.paused to false");
        assertThat(pgc("status orders").code()).as("without --wait").isZero();
    }

    @Test
    void aClusterOfWhichTheOperatorHasSaidNothing() {
        server.get("/postgresclusters/orders").remove("status");

        assertThat(pgc("status orders").out())
                .contains("shop/orders: Unknown", "The operator has not written a status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart", "backup", "switchover"})
    void aRequestIsAnAnnotationAndIsFollowedToItsEnd(String command) {
        operatorFinishes("");

        Run run = pgc(command + " orders");

        assertThat(run.err()).isEqualTo(command + " of shop/orders: done\n");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(annotation(command)).matches("20[0-9-]+T[0-9:.]+Z");
    }

    @Test
    void aRequestThatFailsIsExitCodeOneWithItsReason() {
        operatorFinishes("the Job orders-backup-r1 failed");

        Run run = pgc("backup orders");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("error: the Job orders-backup-r1 failed", "hint: kubectl -n shop logs job/orders-backup-r1");
    }

    @Test
    void theTextOfAStalledClusterIsWhatStallsIt() {
        ((ObjectNode) status().at("/conditions/1")).put("status", "False").put("message", "see Stalled");
        ((ObjectNode) status().at("/conditions/2")).put("status", "True").put("message", "spec.version: wrong");

        StatusText text = new StatusText(server.get("/postgresclusters/orders"));

        assertThat(text.progress()).isEqualTo("Degraded: spec.version: wrong");
        assertThat(text.isSettled()).isFalse();
    }

    @Test
    void aRequestThatIsNotDoneInTimeSaysHowToWithdrawIt() {
        Run run = pgc("restart orders --timeout 1s");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "the operator has not seen the request",
                        "kubectl -n shop annotate pgc/orders postgres.example.com/restart-");
    }

    @Test
    void withoutWaitingNothingIsRead() {
        Run run = pgc("restart orders --no-wait");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("restart of shop/orders: requested\n");
    }

    @Test
    void aPausedClusterIsNotAsked() {
        ((ObjectNode) server.get("/postgresclusters/orders").get("spec")).put("paused", true);

        Run run = pgc("restart orders");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("spec.paused");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH "));
        assertThat(pgc("status orders").out()).contains("set spec.paused to false");
    }

    @Test
    void aSwitchoverToTheSameMemberAgainIsANewRequest() throws InterruptedException {
        operatorFinishes("");
        assertThat(pgc("switchover orders --to orders-1").code()).isZero();
        String first = annotation("switchover");
        Thread.sleep(2);
        pgc("switchover orders --to orders-1");

        assertThat(first).startsWith("orders-1 20");
        assertThat(annotation("switchover")).startsWith("orders-1 20").isNotEqualTo(first);
        assertThat(pgc("switchover orders --to orders-0").err()).isEqualTo("orders-0 is the primary already\n");
        Run unknown = pgc("switchover orders --to orders-7");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no member orders-7", "hint: it has orders-0, orders-1");
    }

    @Test
    void aClusterThatOnlyGitKnowsNamesPatronictl() {
        server.store(YamlReader.readTrusted("pod", """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: billing-0
                  namespace: shop
                  labels: {postgres.example.com/cluster: billing, postgres.example.com/component: postgres}
                """));

        Run run = pgc("restart billing");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err())
                .contains("there is no PostgresCluster billing", "kubectl -n shop exec billing-0 -- patronictl list");
    }

    @Test
    void aNameThatDoesNotExistListsThoseThatDo() {
        Run run = pgc("status order");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err()).contains("no PostgresCluster order in the namespace shop", "hint: it has orders");
    }

    @Test
    void aUserWhoMayNotReadIsToldTheVerbs() {
        server.refuse("/postgresclusters/orders", 403);

        Run run = pgc("restart orders");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err())
                .contains("is not allowed to get postgresclusters.postgres.example.com", "the verbs get and list");
    }

    @Test
    void aTimeoutThatIsNoneIsWrongUsage() {
        assertThat(pgc("restart orders --timeout soon").code()).isEqualTo(2);
    }
}
