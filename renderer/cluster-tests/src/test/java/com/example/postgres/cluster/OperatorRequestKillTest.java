package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorLives;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator that is killed after each of its writes does once what an annotation asks for. */
@Full
final class OperatorRequestKillTest {

    private static final int MEMBERS = 2;

    private final TestNamespace namespace;
    private final ObjectStore store;
    private final OperatedCluster cluster;

    OperatorRequestKillTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
        store.createSecret(namespace);
        this.cluster = OperatedCluster.create(
                namespace,
                Spec.of("asked", MEMBERS)
                        .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                        .with(
                                "/spec/backup",
                                "{schedule: \"0 2 1 1 *\", destination: %s}".formatted(store.destination(namespace))));
    }

    @BeforeAll
    void create() {
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            cluster.awaitDone(MEMBERS);
            assertThat(operator.isAlive()).isTrue();
        }
        cluster.running().awaitHealthy(MEMBERS);
    }

    private void ask(String annotation) {
        cluster.annotate(annotation, "now");
        OperatorLives.until(namespace, annotation + " by annotation", () -> {
            assertThat(request(annotation).has("finishedAt")).isTrue();
            cluster.isDone(MEMBERS);
        });
        assertThat(request(annotation).has("failure")).isFalse();
        cluster.running().awaitHealthy(MEMBERS);
    }

    private JsonNode request(String annotation) {
        for (JsonNode request : cluster.status().path("requests")) {
            if (request.path("name").asText().equals("postgres.example.com/" + annotation)) {
                return request;
            }
        }
        throw new AssertionError(annotation + " was not seen yet");
    }

    /** Every promotion begins a new one. */
    private int timeline() {
        String segment =
                cluster.running().sql(cluster.running().leader(), "SELECT pg_walfile_name(pg_current_wal_lsn())");
        return Integer.parseInt(segment.substring(0, 8), 16);
    }

    private List<Job> backups() {
        return namespace
                .kubernetes()
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name())
                .list()
                .getItems();
    }

    @Test
    void aRestartRestartsEveryServerOnce() {
        Set<String> incarnations = cluster.running().incarnations();
        Map<String, String> servers = cluster.running().serverStarts();
        int timeline = timeline();

        ask("restart");

        assertThat(cluster.running().serverStarts())
                .allSatisfy((member, start) -> assertThat(start).isNotEqualTo(servers.get(member)));
        assertThat(cluster.running().incarnations()).hasSameSizeAs(incarnations);
        assertThat(timeline()).as("one switchover").isEqualTo(timeline + 1);
    }

    @Test
    void aSwitchoverSwitchesOverOnce() {
        String primary = cluster.running().leader();
        int timeline = timeline();

        ask("switchover");

        assertThat(cluster.running().leader()).isNotEqualTo(primary);
        assertThat(timeline()).isEqualTo(timeline + 1);
    }

    @Test
    void aBackupIsOneJob() {
        ask("backup");

        assertThat(backups()).hasSize(1);
        assertThat(cluster.status().path("backup").has("lastSuccessfulTime")).isTrue();
    }

    @Test
    void newPasswordsAreThoseOfPostgres() {
        Map<String, String> credentials = namespace.secret("asked-credentials");
        Map<String, String> application = namespace.secret("asked-app");

        ask("rotate-passwords");

        assertThat(namespace.secret("asked-credentials").get("password")).isNotEqualTo(credentials.get("password"));
        assertThat(namespace.secret("asked-app").get("password")).isNotEqualTo(application.get("password"));
        Waiting.until(
                "the superuser logs in with the new password",
                () -> assertThat(cluster.running()
                                .run(
                                        cluster.running().leader(),
                                        "/bin/sh",
                                        "-c",
                                        "PGPASSWORD=$(cat /credentials/password) psql -h asked-primary -U postgres -Atc 'SELECT 1'")
                                .output())
                        .contains("1"));
    }
}
