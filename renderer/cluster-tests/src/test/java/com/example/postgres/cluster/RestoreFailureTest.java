package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A restore that cannot be done says in the log of the member why. */
@Full
final class RestoreFailureTest {

    private final TestNamespace namespace;
    private final ObjectStore store;

    RestoreFailureTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
    }

    @BeforeAll
    void hasABackup() {
        store.createSecret(namespace);
        Cluster cluster = namespace.cluster("source");
        cluster.apply(Spec.of("source", 1)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}".formatted(store.destination(namespace))));
        cluster.awaitHealthy(1);
        assertThat(cluster.backup("base")).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            early   | target: {time: "2020-01-01T00:00:00Z"}     | ended before the target; available backups:
            late    | target: {time: "2099-01-01T00:00:00Z"}     | recovery ended before configured recovery target was reached
            unnamed | backup: base_00000001000000000000FFFF      | has no backup base_00000001000000000000FFFF
            """)
    void targetThatCannotBeReachedIsNamed(String name, String target, String message) {
        Cluster restored = restore(name, "source", target);

        awaitLog(restored, message);
        remove(restored);
    }

    @Test
    void archiveWithoutABackupIsNamed() {
        Cluster restored = restore("empty", "nobody", "backup: LATEST");

        awaitLog(restored, "holds no base backup: check archiveName");
        remove(restored);
    }

    @Test
    void restoreGoesOnOnceTheSpecIsRight() {
        Cluster restored = restore("cured", "nobody", "backup: LATEST");
        awaitLog(restored, "holds no base backup");

        apply(restored, "source", "backup: LATEST");

        restored.awaitHealthy(1);
    }

    private Cluster restore(String name, String source, String more) {
        Cluster restored = namespace.cluster(name);
        apply(restored, source, more);
        return restored;
    }

    private void apply(Cluster restored, String source, String more) {
        restored.apply(Spec.of(restored.name(), 1)
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/%s, destination: %s}, %s}}"
                                .formatted(namespace.name(), source, store.destination(namespace), more)));
    }

    /** It would begin anew again and again. */
    private static void remove(Cluster restored) {
        restored.applied().delete(id -> true);
    }

    private static void awaitLog(Cluster cluster, String message) {
        Waiting.until(
                "the log tells why",
                () -> assertThat(cluster.log(cluster.name() + "-0")).contains(message));
    }
}
