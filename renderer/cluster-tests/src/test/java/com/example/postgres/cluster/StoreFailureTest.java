package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong settings of the store do not stop the database; the log says what is wrong, and no WAL is lost. */
@Full
final class StoreFailureTest {

    private final TestNamespace namespace;
    private final ObjectStore store;

    StoreFailureTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-bucket | bucket: no-such-bucket                     | NoSuchBucket
            no-host   | endpoint: "http://no-such-host.invalid:80" | no-such-host.invalid
            refused   | endpoint: "http://localhost:9"             | connection refused
            """)
    void wrongDestinationIsNamedAndNothingIsLost(String name, String wrong, String reason) {
        store.createSecret(namespace);
        String right = store.destination(namespace);
        Cluster cluster = namespace.cluster(name);
        String key = wrong.substring(0, wrong.indexOf(':'));

        cluster.apply(spec(name, right.replaceFirst(key + ": [^,}]+", wrong)));
        cluster.awaitHealthy(1);
        cluster.sql(name + "-0", "CREATE TABLE kept AS SELECT 1");
        cluster.sql(name + "-0", "SELECT pg_switch_wal()");
        awaitLog(cluster, reason);
        cluster.apply(spec(name, right));

        awaitEverythingArchived(cluster);
        remove(cluster);
    }

    @Test
    void wrongSecretKeyIsNamedAndNothingIsLost() {
        createSecret("wrong-secret", "AWS_SECRET_ACCESS_KEY", "wrong");
        Cluster cluster = namespace.cluster("wrong-secret");

        cluster.apply(specWithSecret("wrong-secret"));
        cluster.awaitHealthy(1);
        cluster.sql("wrong-secret-0", "CREATE TABLE kept AS SELECT 1");
        cluster.sql("wrong-secret-0", "SELECT pg_switch_wal()");
        awaitLog(cluster, "SignatureDoesNotMatch");
        createSecret("wrong-secret", "AWS_SECRET_ACCESS_KEY", store.secretKey());

        awaitEverythingArchived(cluster);
        remove(cluster);
    }

    @Test
    void newClusterWaitsForTheKeyThatItsSecretLacks() {
        createSecret("no-key", "SOMETHING_ELSE", "wrong");
        Cluster cluster = namespace.cluster("no-key");

        cluster.apply(specWithSecret("no-key"));
        awaitLog(cluster, "lacks a key that the store needs");
        createSecret("no-key", "AWS_SECRET_ACCESS_KEY", store.secretKey());

        cluster.awaitHealthy(1);
        cluster.sql("no-key-0", "CREATE TABLE kept AS SELECT 1");
        cluster.sql("no-key-0", "SELECT pg_switch_wal()");
        awaitEverythingArchived(cluster);
        remove(cluster);
    }

    @Test
    void newClusterWaitsForItsMissingSecret() {
        Cluster cluster = namespace.cluster("no-secret");

        cluster.apply(specWithSecret("no-secret"));
        Waiting.until(
                "an event names the Secret",
                () -> assertThat(namespace
                                .kubernetes()
                                .client()
                                .v1()
                                .events()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems())
                        .extracting(Event::getMessage)
                        .anyMatch(message -> message.contains("secret \"no-secret\" not found")));
        createSecret("no-secret", "AWS_SECRET_ACCESS_KEY", store.secretKey());

        cluster.awaitHealthy(1);
        cluster.sql("no-secret-0", "CREATE TABLE kept AS SELECT 1");
        cluster.sql("no-secret-0", "SELECT pg_switch_wal()");
        awaitEverythingArchived(cluster);
        remove(cluster);
    }

    /** Every Kubernetes has a server with a certificate of its own authority: its API server. */
    @Test
    void authorityThatDidNotSignTheCertificateOfTheStoreIsNamedAndNothingIsLost() {
        store.createSecret(namespace);
        namespace.putSecret("other-ca", Map.of("ca.crt", new Authority("Another authority").certificate()));
        String right = store.destination(namespace);
        Cluster cluster = namespace.cluster("wrong-ca");

        cluster.apply(spec(
                "wrong-ca",
                right.replaceFirst(
                        "endpoint: [^,}]+", "endpoint: \"https://kubernetes.default.svc\", caSecret: other-ca")));
        cluster.awaitHealthy(1);
        cluster.sql("wrong-ca-0", "CREATE TABLE kept AS SELECT 1");
        cluster.sql("wrong-ca-0", "SELECT pg_switch_wal()");
        awaitLog(cluster, "certificate signed by unknown authority");
        cluster.apply(spec("wrong-ca", right));

        awaitEverythingArchived(cluster);
        remove(cluster);
    }

    private void createSecret(String name, String key, String value) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace.name())
                .endMetadata()
                .withStringData(Map.of("AWS_ACCESS_KEY_ID", store.accessKey(), key, value))
                .build();
        namespace.kubernetes().client().resource(secret).serverSideApply();
    }

    private Spec specWithSecret(String name) {
        return spec(name, store.destination(namespace).replace("object-store", name));
    }

    private Spec spec(String name, String destination) {
        return Spec.of(name, 1)
                .with("/spec/backup", "{schedule: \"0 2 * * *\", destination: %s}".formatted(destination));
    }

    /** So that the next cluster has room. */
    private static void remove(Cluster cluster) {
        cluster.applied().delete(id -> true);
    }

    private static void awaitLog(Cluster cluster, String message) {
        Waiting.until(
                "the log tells why",
                () -> assertThat(cluster.log(cluster.name() + "-0")).contains(message));
    }

    /** The kubelet brings a changed Secret or ConfigMap within about a minute; PostgreSQL asks again after one. */
    private static void awaitEverythingArchived(Cluster cluster) {
        Waiting.until(
                "everything is archived",
                () -> assertThat(cluster.sql(
                                cluster.name() + "-0",
                                "SELECT archived_count > 0 AND NOT EXISTS"
                                        + " (SELECT FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready')"
                                        + " FROM pg_stat_archiver"))
                        .isEqualTo("t"));
    }
}
