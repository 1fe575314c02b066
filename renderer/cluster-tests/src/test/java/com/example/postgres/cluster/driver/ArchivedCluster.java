package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

/** A cluster of one table whose rows are numbered, with an archive, and clusters restored from that. */
public final class ArchivedCluster {

    /** A restore may begin anew. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String OUTCOME = "postgres.example.com/backup-outcome";

    private final Cluster cluster;
    private final ObjectStore store;
    private int rows;

    /** One of the name in the namespace; nothing is applied yet. */
    public ArchivedCluster(TestNamespace namespace, String name) {
        this.cluster = namespace.cluster(name);
        this.store = namespace.kubernetes().objectStore();
    }

    /** The cluster itself. */
    public Cluster cluster() {
        return cluster;
    }

    /** Creates it with more fields of {@code backup}, such as <code>compression: zstd</code>. */
    public void create(int replicas, String backup) {
        store.createSecret(cluster.namespace());
        cluster.apply(Spec.of(cluster.name(), replicas)
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s, %s}"
                                .formatted(store.destination(cluster.namespace()), backup)));
        cluster.awaitHealthy(replicas);
        cluster.sql(cluster.leader(), "CREATE TABLE numbered (id int)");
    }

    /** Inserts the next row; it is in the archive when this returns. */
    public void archiveARow() {
        rows++;
        String leader = cluster.leader();
        cluster.sql(leader, "INSERT INTO numbered VALUES (%d)".formatted(rows));
        String segment = cluster.sql(leader, "SELECT pg_walfile_name(pg_switch_wal())");
        Waiting.until(
                segment + " is archived",
                () -> assertThat(cluster.sql(
                                leader,
                                "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name = '%s.done'"
                                        .formatted(segment)))
                        .isEqualTo("1"));
    }

    /** Makes a base backup; gives the annotations with the outcome. */
    public Map<String, String> backup(String job) {
        Map<String, String> annotations = cluster.backup(job);
        assertThat(annotations).containsEntry(OUTCOME, "Succeeded");
        return annotations;
    }

    /** Creates another cluster from the archive, with more fields of {@code source}, such as {@code encryption}. */
    public Cluster restore(String name, String source) {
        Cluster restored = cluster.namespace().cluster(name);
        restored.apply(Spec.of(name, 1)
                .with(
                        "/spec/bootstrap",
                        "{recovery: {source: {archiveName: %s/%s, destination: %s, %s}}}"
                                .formatted(
                                        cluster.namespace().name(),
                                        cluster.name(),
                                        store.destination(cluster.namespace()),
                                        source)));
        return restored;
    }

    /** Checks that the other cluster comes up with every row. */
    public void assertEveryRowIsIn(Cluster restored) {
        Measurements.record("restored, " + restored.name(), restored.awaitHealthy(1, LIMIT));
        assertThat(restored.sql(restored.name() + "-0", "SELECT count(*), max(id) FROM numbered"))
                .isEqualTo(rows + "|" + rows);
    }

    /** Removes both clusters, so that the next ones have room. */
    public void remove(Cluster restored) {
        restored.applied().delete(id -> true);
        cluster.applied().delete(id -> true);
    }
}
