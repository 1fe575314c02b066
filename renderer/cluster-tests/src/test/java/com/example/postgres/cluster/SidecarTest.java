package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.CommandResult;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.target.ImageRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The containers beside PostgreSQL, also one of the user that mounts its socket, are not superuser. */
@Full
final class SidecarTest {

    private static final String POD = "guarded-0";

    /** Prints the role that a login without a password gets. */
    private static final String LOGIN =
            "PATH=$PATH:/usr/lib/postgresql/18/bin; psql -XAtqw -h /var/run/postgresql -U \"$1\" -d postgres"
                    + " -c 'SELECT current_user'";

    private final Cluster cluster;

    SidecarTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("guarded");
    }

    @BeforeAll
    void isApplied() {
        String image = cluster.namespace().kubernetes().image(ImageRole.POSTGRES);
        cluster.apply(
                Spec.of("guarded", 1)
                        .with("/spec/pgbouncer", "{enabled: true}")
                        .with("/spec/metrics", "{enabled: true}")
                        .with(
                                "/spec/extra/sidecars",
                                "[{name: companion, image: '" + image
                                        + "', command: [/bin/sh, -c, 'trap exit TERM; sleep"
                                        + " infinity & wait'], volumeMounts: [{name: sockets, mountPath: /var/run/postgresql}],"
                                        + " securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]"));
        cluster.awaitHealthy(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgbouncer", "exporter", "companion"})
    void noSidecarLogsInWithoutAPassword(String container) {
        assertThat(login("postgres", "postgres").text()).isEqualTo("postgres");
        for (String role : new String[] {"postgres", "replicator"}) {
            assertThat(login(container, role).exitCode())
                    .as(container + " as " + role)
                    .isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgbouncer", "exporter", "companion"})
    void noSidecarHasATokenOfTheApiServer(String container) {
        String token = "/var/run/secrets/kubernetes.io/serviceaccount/token";
        assertThat(cluster.runIn("postgres", POD, "test", "-s", token).exitCode())
                .isZero();
        assertThat(cluster.runIn(container, POD, "test", "-e", token).exitCode())
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgbouncer", "exporter"})
    void noSidecarCanReplaceTheSocket(String container) {
        assertThat(cluster.runIn(container, POD, "/bin/sh", "-c", "mv /var/run/postgresql/.s.PGSQL.5432 /tmp/")
                        .exitCode())
                .isNotZero();
        assertThat(cluster.runIn(container, POD, "/bin/sh", "-c", ": >/var/run/postgresql/other")
                        .exitCode())
                .isNotZero();
    }

    private CommandResult login(String container, String role) {
        return cluster.runIn(container, POD, "/bin/sh", "-c", LOGIN, "login", role);
    }
}
