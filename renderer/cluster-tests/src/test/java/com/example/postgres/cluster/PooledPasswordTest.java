package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a promotion does to passwords, and to the clients of the pooler that log in at that time. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PooledPasswordTest {

    private static final int MEMBERS = 2;
    private static final int CLIENTS = 4;

    /** One query a second and a new connection when it is lost; at the end how long three seconds took. */
    private static final String CLIENT = """
            PATH=$PATH:/usr/lib/postgresql/18/bin
            until {
              while [ ! -e /tmp/go ]; do echo 'SELECT 1;'; sleep 1; done
              date +%s >/tmp/begin.$1
              echo 'SELECT pg_sleep(3);'
            } | psql -XAtq -v ON_ERROR_STOP=1 -h pooled-primary -p 6432 >/dev/null 2>&1 && [ -e /tmp/go ]; do
              sleep 0.2
            done
            echo $(($(date +%s) - $(cat /tmp/begin.$1))) >/tmp/took.$1
            """;

    private final Cluster cluster;
    private Client application;

    PooledPasswordTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("pooled");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(Spec.of("pooled", MEMBERS)
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}"));
        cluster.awaitHealthy(MEMBERS);
        application = Client.ofApplication(cluster, "application", Map.of());
        awaitLogin();
    }

    @Test
    @Order(1)
    void clientsThatComeBackGetAsManyConnectionsAsBefore() throws InterruptedException {
        for (int i = 0; i < CLIENTS; i++) {
            application
                    .shell("setsid /bin/sh -c \"$1\" client $2 >/dev/null 2>&1 </dev/null &", CLIENT, String.valueOf(i))
                    .text();
        }
        switchOver();
        Thread.sleep(20_000);
        application.run("touch", "/tmp/go").text();

        Waiting.until(
                "all clients are done",
                () -> assertThat(application.shell("cat /tmp/took.* | wc -l").text())
                        .isEqualTo(String.valueOf(CLIENTS)));
        int slowest = Integer.parseInt(
                application.shell("sort -n /tmp/took.* | tail -n 1").text());
        Measurements.record("four pooled clients wait three seconds each after a switchover", slowest + " s");
        assertThat(slowest).isLessThanOrEqualTo(4);
        assertThat(cluster.log(cluster.leader())).doesNotContain("password authentication failed for user \"app\"");
    }

    @Test
    @Order(2)
    void thePasswordOfTheSecretIsBackAfterAPromotion() {
        cluster.sql(cluster.leader(), "ALTER ROLE app PASSWORD 'by hand'");

        switchOver();

        awaitLogin();
        assertThat(cluster.log(cluster.leader())).contains("passwords: set the password of app from the Secret");
    }

    @Test
    @Order(3)
    void aRoleThatMayNotLogInStaysSo() {
        cluster.sql(cluster.leader(), "ALTER ROLE app NOLOGIN");
        String stored = stored();

        switchOver();
        cluster.sql(cluster.leader(), "ALTER ROLE app PASSWORD 'by hand'");
        switchOver();

        Waiting.until(
                "the password is set",
                () -> assertThat(cluster.log(cluster.leader()))
                        .contains("passwords: set the password of app from the Secret"));
        assertThat(stored).startsWith("false ");
        assertThat(stored()).startsWith("false ").isNotEqualTo(stored);
    }

    private String stored() {
        return cluster.sql(
                cluster.leader(), "SELECT rolcanlogin || ' ' || rolpassword FROM pg_authid WHERE rolname = 'app'");
    }

    private void awaitLogin() {
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(application
                                .shell("psql -XAtqw -h pooled-primary -p 6432 -c 'SELECT current_user'")
                                .text())
                        .isEqualTo("app"));
    }

    private void switchOver() {
        String before = cluster.leader();
        cluster.run(before, "patronictl", "switchover", "--force", "pooled").text();
        cluster.awaitHealthy(MEMBERS);
        assertThat(cluster.leader()).isNotEqualTo(before);
    }
}
