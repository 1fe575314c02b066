package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A uid that the image has no name for, and a superuser of another name: members do all that they do by default. */
@Full
final class RunAsTest {

    private static final String SUCCEEDED = "Succeeded";

    private final TestNamespace namespace;
    private final ObjectStore store;

    RunAsTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
    }

    @ParameterizedTest
    @CsvSource({"numbered, '{user: 12345, group: 12346}', postgres", "admin, '{}', administrator"})
    void makesRolesTakesUpPasswordsAndBacksUp(String name, String runAs, String superuser) {
        store.createSecret(namespace);
        createCredentials(name, superuser, "first");
        Cluster cluster = namespace.cluster(name);
        cluster.apply(Spec.of(name, 2)
                .with("/spec/runAs", runAs)
                .with("/spec/credentials", "{secretName: %s-own}".formatted(name))
                .with("/spec/pgbouncer", "{enabled: true}")
                .with("/spec/metrics", "{enabled: true}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", verify: {schedule: \"0 5 * * 0\"}, destination: %s}"
                                .formatted(store.destination(namespace))));
        cluster.awaitHealthy(2);
        Waiting.until(
                "the roles are made",
                () -> assertThat(login(cluster, "exporter", "first-exporter")).isEqualTo("exporter"));

        createCredentials(name, superuser, "second");

        Waiting.until("the passwords are taken up", () -> {
            assertThat(login(cluster, superuser, "second")).isEqualTo(superuser);
            assertThat(login(cluster, "pgbouncer", "second-pgbouncer")).isEqualTo("pgbouncer");
        });
        cluster.awaitHealthy(2);
        assertThat(cluster.backup(name + "-base")).containsEntry("postgres.example.com/backup-outcome", SUCCEEDED);
        assertThat(cluster.verify(name + "-drill")).containsEntry("postgres.example.com/verify-outcome", SUCCEEDED);
    }

    /** Over the network, where everybody needs a password. */
    private static String login(Cluster cluster, String role, String password) {
        return cluster.run(
                        cluster.name() + "-0",
                        "/bin/sh",
                        "-c",
                        "PGPASSWORD=$1 \"$POSTGRES_BIN/psql\" -XAtq -h \"$2\" -U \"$3\" -d postgres -c 'SELECT current_user'",
                        "login",
                        password,
                        cluster.name() + "-primary",
                        role)
                .text()
                .strip();
    }

    private void createCredentials(String name, String superuser, String password) {
        namespace.putSecret(
                name + "-own",
                Map.of(
                        "username", superuser,
                        "password", password,
                        "replication-password", password + "-replication",
                        "rewind-password", password + "-rewind",
                        "patroni-password", password + "-patroni",
                        "pgbouncer-password", password + "-pgbouncer",
                        "exporter-password", password + "-exporter"));
    }
}
