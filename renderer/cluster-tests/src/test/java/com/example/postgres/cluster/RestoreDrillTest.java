package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The restore drill is green when the newest backup can be restored, and red when it cannot. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RestoreDrillTest {

    private static final String OUTCOME = "postgres.example.com/verify-outcome";
    private static final String REASON = "postgres.example.com/verify-failure";
    private static final String MEMBER = "drilled-0";

    private final TestNamespace namespace;
    private final Cluster cluster;
    private final ObjectStore store;

    RestoreDrillTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("drilled");
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void hasABackup() {
        store.createSecret(namespace);
        cluster.apply(Spec.of("drilled", 1)
                .with("/spec/networkPolicy", "{restrictEgress: true}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", verify: {schedule: \"0 5 * * 0\"}, destination: %s}"
                                .formatted(store.destination(namespace))));
        cluster.awaitHealthy(1);
        cluster.sql(MEMBER, "CREATE TABLE before AS SELECT generate_series(1, 1000) AS id");
        assertThat(cluster.backup("first")).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
        cluster.sql(MEMBER, "CREATE TABLE after AS SELECT generate_series(1, 1000) AS id");
        archiveAll();
    }

    @Test
    @Order(1)
    void theNewestBackupIsRestoredCheckedAndThrownAway() {
        long start = System.nanoTime();

        Map<String, String> outcome = cluster.verify("green");

        Measurements.record("restore drill of a small database", Duration.ofNanos(System.nanoTime() - start));
        assertThat(outcome).containsEntry(OUTCOME, "Succeeded").doesNotContainKey(REASON);
        assertThat(outcome.get("postgres.example.com/verified-backup"))
                .isEqualTo(outcome.get("postgres.example.com/last-backup-name"));
        client().batch()
                .v1()
                .jobs()
                .inNamespace(namespace.name())
                .withName("green")
                .delete();
        Waiting.until(
                "the volume of the drill is gone",
                () -> assertThat(client().persistentVolumeClaims()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems())
                        .hasSize(1));
    }

    @Test
    @Order(2)
    void aSegmentThatIsMissingInTheMiddleOfTheLogIsFound() {
        String segment = cluster.sql(MEMBER, "SELECT pg_walfile_name(pg_current_wal_lsn())");
        archiveAll();
        archiveAll();
        cluster.inArchive(MEMBER, "wal-g st cat wal_005/" + segment + ".lz4 >/tmp/segment")
                .text();
        cluster.inArchive(MEMBER, "wal-g st rm wal_005/" + segment + ".lz4").text();

        Map<String, String> outcome = cluster.verify("gap");

        assertThat(outcome)
                .containsEntry(OUTCOME, "Failed")
                .containsEntry(REASON, "cannot replay the archived WAL to its end; see above");
        cluster.inArchive(MEMBER, "wal-g st put --no-compress --no-encrypt /tmp/segment wal_005/" + segment + ".lz4")
                .text();
        assertThat(cluster.verify("closed")).containsEntry(OUTCOME, "Succeeded").doesNotContainKey(REASON);
    }

    @Test
    @Order(3)
    void aDamagedBackupIsFound() {
        String backup = cluster.configMap("-backup")
                .getMetadata()
                .getAnnotations()
                .get("postgres.example.com/last-backup-name");
        String part = "basebackups_005/" + backup + "/tar_partitions/part_001.tar.lz4";
        cluster.inArchive(
                        MEMBER,
                        "wal-g st cat " + part + " >/tmp/part && head -c 1000000 /tmp/part >/tmp/cut"
                                + " && wal-g st put --force --no-compress --no-encrypt /tmp/cut " + part)
                .text();

        Map<String, String> outcome = cluster.verify("damaged");

        assertThat(outcome)
                .containsEntry(OUTCOME, "Failed")
                .containsEntry(REASON, "cannot fetch the newest base backup; see above")
                .containsKey("postgres.example.com/last-successful-verify");
    }

    /** What was written so far is in the archive when this returns. */
    private void archiveAll() {
        String segment = cluster.sql(MEMBER, "SELECT pg_walfile_name(pg_current_wal_lsn())");
        cluster.sql(MEMBER, "INSERT INTO before VALUES (0)");
        cluster.sql(MEMBER, "SELECT pg_switch_wal()");
        Waiting.until(
                segment + " is archived",
                () -> assertThat(
                                cluster.inArchive(MEMBER, "wal-g st ls wal_005").text())
                        .contains(segment + "."));
    }

    private KubernetesClient client() {
        return namespace.kubernetes().client();
    }
}
