package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of target ends a restore between the same two rows as it stands between in the log. */
@Full
final class RestoreTargetTest {

    private static final String SOURCE = "source-0";
    private static final String OUTCOME = "postgres.example.com/backup-outcome";

    private final TestNamespace namespace;
    private final ObjectStore store;
    private final Cluster cluster;
    private final Map<String, String> seen = new HashMap<>();

    RestoreTargetTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
        this.cluster = namespace.cluster("source");
    }

    /** Six rows, between which all targets lie, and a backup after the last of them. */
    @BeforeAll
    void hasAHistory() {
        store.createSecret(namespace);
        cluster.apply(Spec.of("source", 1)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}".formatted(store.destination(namespace))));
        cluster.awaitHealthy(1);
        cluster.sql(SOURCE, "CREATE TABLE written AS SELECT 1 AS step");
        seen.put("FIRST", backup("first"));
        insert(2);
        cluster.sql(SOURCE, "SELECT pg_create_restore_point('release')");
        insert(3);
        seen.put("LSN", cluster.sql(SOURCE, "SELECT pg_current_wal_insert_lsn()"));
        seen.put("XID", cluster.sql(SOURCE, "INSERT INTO written VALUES (4) RETURNING pg_current_xact_id()"));
        insert(5);
        seen.put("LATER", backup("later"));
        insert(6);
        cluster.sql(SOURCE, "SELECT pg_switch_wal()");
        Waiting.until(
                "everything is archived",
                () -> assertThat(cluster.sql(
                                SOURCE, "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'"))
                        .isEqualTo("0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at-once    | FIRST  | immediate: true             | 1
            at-name    | FIRST  | name: release               | 2
            at-lsn     | LATEST | lsn: LSN                    | 3
            before-xid | FIRST  | 'xid: XID, exclusive: true' | 3
            at-xid     | FIRST  | xid: XID                    | 4
            at-later   | LATER  | immediate: true             | 5
            """)
    void recoveryStopsAtTheTarget(String name, String backup, String target, String lastStep) {
        Cluster restored = namespace.cluster(name);
        restored.apply(Spec.of(name, 1)
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/source, destination: %s}, backup: %s, target: {%s}}}"
                                .formatted(
                                        namespace.name(),
                                        store.destination(namespace),
                                        filled(backup),
                                        filled(target))));

        restored.awaitHealthy(1);

        assertThat(restored.sql(name + "-0", "SELECT count(*), max(step), pg_is_in_recovery() FROM written"))
                .isEqualTo("%1$s|%1$s|f".formatted(lastStep));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : seen.entrySet()) {
            filled = filled.replace(value.getKey(), "\"" + value.getValue() + "\"");
        }
        return filled;
    }

    private String backup(String name) {
        Map<String, String> outcome = cluster.backup(name);
        assertThat(outcome).containsEntry(OUTCOME, "Succeeded");
        return outcome.getOrDefault("postgres.example.com/last-backup-name", "");
    }

    private void insert(int row) {
        cluster.sql(SOURCE, "INSERT INTO written VALUES (%d)".formatted(row));
    }
}
