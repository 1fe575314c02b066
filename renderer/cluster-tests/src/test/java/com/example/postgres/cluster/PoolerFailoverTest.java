package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An application behind the pooler, over TLS, while the primary dies. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PoolerFailoverTest {

    private static final int MEMBERS = 3;

    /** What a pool in an application does: one connection for as long as it lasts, then a new one. */
    private static final String LOOP = """
            PATH=$PATH:/usr/lib/postgresql/18/bin
            while :; do
              while :; do echo "INSERT INTO loop VALUES (1);"; sleep 0.05; done |
                psql -XAt -v ON_ERROR_STOP=0 -h pooled-primary -p 6432 >>/tmp/inserted 2>>/tmp/errors
            done
            """;

    private final Cluster cluster;
    private Client application;

    PoolerFailoverTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("pooled");
    }

    @BeforeAll
    void insertsThroughThePooler() {
        Authority authority = new Authority("authority");
        cluster.namespace().putSecret("server", authority.issue(cluster).content());
        cluster.namespace().putSecret("authority", Map.of("ca.crt", authority.certificate()));
        cluster.apply(Spec.of("pooled", MEMBERS)
                .with("/spec/tls", "{enabled: true, certSecret: server, caSecret: authority}")
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}"));
        cluster.awaitHealthy(MEMBERS);
        application = Client.ofApplication(cluster, "application", Map.of());
        Waiting.until(
                "the pooler lets the application in",
                () -> application
                        .shell("PGSSLMODE=require psql -XAtq -h pooled-primary -p 6432"
                                + " -c 'CREATE TABLE IF NOT EXISTS loop (i int)'")
                        .text());
        application
                .shell("PGSSLMODE=require setsid /bin/sh -c \"$1\" >/dev/null 2>&1 </dev/null &", LOOP)
                .text();
        awaitMoreInserts();
    }

    @Test
    @Order(1)
    void primaryDeletedByForce() {
        cluster.pod(cluster.leader()).withGracePeriod(0).delete();

        assertWritable("pooled inserts again after the primary was deleted by force");
    }

    @Test
    @Order(2)
    void postgresOfThePrimaryKilled() {
        cluster.run(cluster.leader(), "/bin/sh", "-c", "kill -9 $(head -n 1 \"$PGDATA/postmaster.pid\")")
                .text();

        assertWritable("pooled inserts again after kill -9 of the primary's PostgreSQL");
    }

    @Test
    @Order(3)
    void failoverToAnotherMember() {
        cluster.run(cluster.leader(), "patronictl", "failover", "--force", "--candidate", replica(), "pooled")
                .text();

        assertWritable("pooled inserts again after a failover by hand");
    }

    private String replica() {
        return cluster.members().stream()
                .filter(member -> !member.isLeader())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private void assertWritable(String measured) {
        Duration took = awaitMoreInserts();
        Measurements.record(measured, took);
        cluster.awaitHealthy(MEMBERS);
        application.shell(": >/tmp/errors").text();
        awaitMoreInserts();
        assertThat(application.run("cat", "/tmp/errors").text()).isEmpty();
    }

    private Duration awaitMoreInserts() {
        int before = inserted();
        return Waiting.until(
                "the application inserts rows", () -> assertThat(inserted()).isGreaterThan(before + 20));
    }

    private int inserted() {
        return Integer.parseInt(
                application.shell("cat /tmp/inserted 2>/dev/null | wc -l").text());
    }
}
