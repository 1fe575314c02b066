package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An archive belongs to one living cluster: a copy of it writes there only when it is asked to take the archive over. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ArchiveOwnerTest {

    private static final String OUTCOME = "postgres.example.com/backup-outcome";

    private final TestNamespace namespace;
    private final ObjectStore store;
    private final Cluster site;
    private final Cluster copy;

    ArchiveOwnerTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
        this.site = namespace.cluster("site");
        this.copy = namespace.cluster("copy");
    }

    @BeforeAll
    void isApplied() {
        store.createSecret(namespace);
        site.apply(archiving("site", ""));
        site.awaitHealthy(1);
        assertThat(site.backup("first")).containsEntry(OUTCOME, "Succeeded");
        assertThat(owner(site)).isEqualTo(identifier() + " " + incarnation(site));
    }

    @Test
    @Order(1)
    void aClusterOnKeptVolumesGoesOnWithoutItsConfigMaps() {
        String before = incarnation(site);
        site.applied().delete(id -> !id.kind().equals("Secret"));

        site.apply(archiving("site", ""));
        site.awaitHealthy(1);
        assertThat(incarnation(site)).isNotEqualTo(before);

        assertThat(site.backup("on-the-kept-volume")).containsEntry(OUTCOME, "Succeeded");
        assertThat(owner(site)).isEqualTo(identifier() + " " + incarnation(site));
    }

    @Test
    @Order(2)
    void aPromotedStandbyClusterIsRefused() {
        copy.apply(Spec.of("copy", 1)
                .with("/spec/credentials", "{secretName: site-credentials}")
                .with("/spec/standby", "{host: site-primary}"));
        Waiting.until("it follows", () -> assertThat(copy.readyPods("-primary")).hasSize(1));
        copy.apply(archiving("copy", ""));
        copy.awaitHealthy(1);
        copy.sql("copy-0", "CREATE TABLE own (id int)");
        copy.sql("copy-0", "SELECT pg_switch_wal()");

        Waiting.until(
                "the log tells why",
                () -> assertThat(copy.log("copy-0"))
                        .contains("of which this one is a copy", "set backup.takeOver to \"" + identifier()));
        assertThat(site.backup("undisturbed")).containsEntry(OUTCOME, "Succeeded");
        assertThat(owner(site)).isEqualTo(identifier() + " " + incarnation(site));
    }

    @Test
    @Order(3)
    void itTakesTheArchiveOverWhenAskedAndTheOtherOneIsRefused() {
        copy.apply(archiving("copy", "takeOver: \"" + identifier() + "\", "));

        Waiting.until(
                "it has taken over",
                () -> assertThat(owner(copy))
                        .isEqualTo(identifier() + " " + incarnation(copy) + " " + incarnation(site)));
        assertThat(copy.backup("of-the-copy")).containsEntry(OUTCOME, "Succeeded");
        // As after a restart of PostgreSQL.
        site.run("site-0", "/bin/sh", "-c", "rm -f /tmp/archive-guarded");
        site.sql("site-0", "CREATE TABLE later (id int)");
        site.sql("site-0", "SELECT pg_switch_wal()");
        Waiting.until(
                "the log of the other one tells why",
                () -> assertThat(site.log("site-0")).contains("another copy of this cluster has taken over"));
        assertThat(owner(copy)).startsWith(identifier() + " " + incarnation(copy));
    }

    private static String owner(Cluster cluster) {
        return cluster.inArchive(cluster.name() + "-0", "wal-g st cat owner/system-identifier")
                .output()
                .strip();
    }

    private String identifier() {
        return site.sql("site-0", "SELECT system_identifier FROM pg_control_system()");
    }

    private static String incarnation(Cluster cluster) {
        return cluster.configMap("-config").getMetadata().getUid();
    }

    /** Both write to the archive of the site. */
    private Spec archiving(String name, String more) {
        Spec spec = Spec.of(name, 1);
        return (name.equals("site") ? spec : spec.with("/spec/credentials", "{secretName: site-credentials}"))
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", archiveName: %s/site, %sdestination: %s}"
                                .formatted(namespace.name(), more, store.destination(namespace)));
    }
}
