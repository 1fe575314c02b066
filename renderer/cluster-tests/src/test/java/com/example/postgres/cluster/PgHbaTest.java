package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.CommandResult;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The lines of {@code pgHba} decide who may connect, to PostgreSQL and to the pooler alike. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PgHbaTest {

    private static final int MEMBERS = 2;
    private static final List<String> PORTS = List.of("5432", "6432");

    private final TestNamespace namespace;
    private final Cluster cluster;
    private Client application;
    private Client superuser;

    PgHbaTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("ruled");
    }

    @BeforeAll
    void isApplied() {
        namespace.kubernetes().objectStore().createSecret(namespace);
        cluster.apply(spec(
                "host all postgres all reject",
                "host app app 10.1.2.3/0 scram-sha-256",
                "host app \"plain role\" 0.0.0.0 0.0.0.0 md5"));
        cluster.awaitHealthy(MEMBERS);
        application = Client.ofApplication(cluster, "application", Map.of());
        superuser = Client.of(cluster, "superuser", Map.of());
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(login("6432", "app", "app").text()).isEqualTo("app"));
    }

    private Spec spec(String... lines) {
        ObjectStore store = namespace.kubernetes().objectStore();
        return Spec.of("ruled", MEMBERS)
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}")
                .with("/spec/pgHba", "['" + String.join("', '", lines) + "']")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", backupFromReplica: true, delta: {maxSteps: 2},"
                                + " verify: {schedule: \"0 5 * * 0\"}, destination: %s}"
                                        .formatted(store.destination(namespace)));
    }

    @Test
    @Order(1)
    void bothPortsLetInWhomALineNames() {
        for (String port : PORTS) {
            assertThat(login(port, "app", "app").text()).as(port).isEqualTo("app");
            assertThat(login(port, "app", "postgres").exitCode()).as(port).isNotZero();
        }
    }

    @Test
    @Order(2)
    void bothPortsRefuseARoleWithoutALine() {
        cluster.sql(cluster.leader(), "CREATE ROLE other LOGIN PASSWORD 'other'");
        cluster.sql(cluster.leader(), "CREATE ROLE \"plain role\" LOGIN PASSWORD 'other'");
        for (String port : PORTS) {
            assertThat(loginWithPassword(port, "other", "app").exitCode())
                    .as(port)
                    .isNotZero();
            assertThat(loginWithPassword(port, "plain role", "app").text())
                    .as(port)
                    .isEqualTo("plain role");
        }
    }

    @Test
    @Order(3)
    void theSuperuserCanBeRefusedAndBackupsAndDrillsGoOn() {
        assertThat(superuser.psql("ruled-primary", "SELECT 1").errors()).contains("pg_hba.conf rejects connection");
        assertThat(superuser
                        .shell("psql -h ruled-primary -p 6432 -U postgres -c 'SELECT 1'")
                        .exitCode())
                .isNotZero();

        for (String backup : List.of("full", "increment")) {
            assertThat(cluster.backup(backup)).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
        }
        assertThat(cluster.verify("drill")).containsEntry("postgres.example.com/verify-outcome", "Succeeded");
    }

    @Test
    @Order(4)
    void aChangeIsLiveOnBothPortsAndLeavesTheSuperuser() {
        Set<String> incarnations = cluster.incarnations();

        cluster.apply(spec("host app app 192.0.2.0/24 scram-sha-256"));

        for (String port : PORTS) {
            Waiting.until(
                    "the application is refused on " + port,
                    () -> assertThat(login(port, "app", "app").exitCode()).isNotZero());
        }
        assertThat(superuser.psql("ruled-primary", "SELECT current_user").text())
                .isEqualTo("postgres");
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    private CommandResult login(String port, String role, String database) {
        return application.shell(
                "psql -XAtqw -h ruled-primary -p \"$1\" -U \"$2\" -d \"$3\" -c 'SELECT current_user'",
                port,
                role,
                database);
    }

    private CommandResult loginWithPassword(String port, String role, String database) {
        return application.shell(
                "PGPASSWORD=other psql -XAtqw -h ruled-primary -p \"$1\" -U \"$2\" -d \"$3\" -c 'SELECT current_user'",
                port,
                role,
                database);
    }
}
