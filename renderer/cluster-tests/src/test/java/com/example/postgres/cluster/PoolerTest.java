package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.CommandResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import com.example.postgres.object.ObjectSet;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The application of a cluster with pooler, metrics and a database for it. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PoolerTest {

    private static final int MEMBERS = 2;
    private static final Pattern METRIC = Pattern.compile("\\b(pgc?|patroni)_[a-z_]+(?=\\{)");
    private static final Duration QUICK = Duration.ofSeconds(30);

    /** One connection for as long as it lasts, and a new one when it is gone: what a pool in an application does. */
    private static final String LOOP = """
            while [ ! -e /tmp/stop ]; do
              while [ ! -e /tmp/stop ]; do echo "INSERT INTO loop VALUES (1);"; sleep 0.05; done |
                psql -XAt -h pooled-primary -p 6432 >>/tmp/inserted 2>>/tmp/errors
            done
            """;

    private final Cluster cluster;
    private Client application;

    PoolerTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("pooled");
    }

    @BeforeAll
    void isApplied() {
        cluster.apply(spec());
        cluster.awaitHealthy(MEMBERS);
        application = Client.ofApplication(cluster, "application", Map.of("scrape", "yes"));
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(pooled("pooled-primary", "SELECT 1").text()).isEqualTo("1"));
        pooled("pooled-primary", "CREATE TABLE loop (i int)").text();
    }

    @Test
    @Order(1)
    void theOwnerOfTheDatabaseLogsInThroughEveryServiceAndTheUri() {
        String question = "SELECT current_user || ' ' || current_database() || ' ' || pg_is_in_recovery()";

        assertThat(pooled("pooled-primary", question).text()).isEqualTo("app$$owner app false");
        assertThat(pooled("pooled", question).text()).isEqualTo("app$$owner app false");
        assertThat(pooled("pooled-repl", question).text()).isEqualTo("app$$owner app true");
        assertThat(application
                        .shell("psql \"$APPLICATION_URI\" -XAtc \"$1\"", question)
                        .text())
                .isEqualTo("app$$owner app false");
    }

    @Test
    @Order(2)
    void neitherAWrongPasswordNorARoleOfTheClusterGetsThrough() {
        assertThat(application
                        .shell("PGPASSWORD=wrong psql -h pooled-primary -p 6432 -c 'SELECT 1'")
                        .errors())
                .contains("SASL authentication failed");
        for (String role : Set.of("postgres", "replicator", "rewind_user", "exporter")) {
            assertThat(application
                            .shell("psql -h pooled-primary -p 6432 -U \"$1\" -c 'SELECT 1'", role)
                            .errors())
                    .as(role)
                    .contains("no such user");
        }
    }

    @Test
    @Order(3)
    void preparedStatementsWorkInTransactionMode() {
        CommandResult result = application.shell("""
                echo 'SELECT 1;' >/tmp/one.sql
                pgbench -n -M prepared -h pooled-primary -p 6432 -c 8 -t 25 -f /tmp/one.sql
                """);

        assertThat(result.text()).contains("number of transactions actually processed: 200/200");
    }

    @Test
    @Order(4)
    void everyMemberShowsItsMetricsToMonitoringOnly() {
        Client stranger = Client.withoutCredentials(cluster.namespace(), "stranger");

        for (String member : Set.of("pooled-0", "pooled-1")) {
            String host = member + ".pooled-headless";
            assertThat(application
                            .run("curl", "-sS", "-m", "5", "http://" + host + ":9187/metrics")
                            .text())
                    .contains("\npg_up 1\n", "\npg_replication_is_replica ", "\npg_wal_size_bytes ");
            assertThat(application
                            .run("curl", "-sS", "-m", "5", "http://" + host + ":8008/metrics")
                            .text())
                    .contains("patroni_pending_restart{");
            assertThat(stranger.http("http://" + host + ":9187/metrics")).isZero();
        }
    }

    @Test
    @Order(5)
    void everyAlertAsksForMetricsThatMembersHave() {
        ObjectSet set = cluster.render(spec().with("/spec/metrics/prometheusRule", "true"));

        Set<String> asked = new TreeSet<>();
        set.find("PrometheusRule", "pooled")
                .orElseThrow()
                .tree()
                .at("/spec/groups/0/rules")
                .forEach(rule -> {
                    Matcher matcher = METRIC.matcher(rule.path("expr").asText());
                    while (matcher.find()) {
                        asked.add(matcher.group());
                    }
                });

        assertThat(asked).contains("pg_up", "pgc_patroni_restart_pending");
        Waiting.until(
                "the members have the metrics", () -> assertThat(metrics()).containsAll(asked));
    }

    private Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        for (String member : Set.of("pooled-0", "pooled-1")) {
            for (String port : Set.of("9187", "8008")) {
                String url = "http://" + member + ".pooled-headless:" + port + "/metrics";
                application
                        .run("curl", "-sS", "-m", "5", url)
                        .text()
                        .lines()
                        .map(line -> line.replaceAll("[ {].*", ""))
                        .forEach(metrics::add);
            }
        }
        return metrics;
    }

    @Test
    @Order(6)
    void changedPoolSizeIsTakenUpWithoutARestart() {
        Set<String> incarnations = cluster.incarnations();

        cluster.apply(spec().with("/spec/pgbouncer/defaultPoolSize", "7"));

        Duration took = Waiting.until("the pools have 7 connections", () -> {
            for (String member : Set.of("pooled-0", "pooled-1")) {
                assertThat(console(member, "SHOW CONFIG")).contains("default_pool_size|7|");
            }
        });
        Measurements.record("changed pool size active after apply", took);
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    @Test
    @Order(7)
    void clientsFindTheNewPrimaryAfterASwitchover() {
        startLoop();
        awaitMoreInserts();

        cluster.run(cluster.leader(), "patronictl", "switchover", "--force", "pooled")
                .text();
        Duration took = awaitMoreInserts();
        cluster.awaitHealthy(MEMBERS);
        application.shell(": >/tmp/errors").text();
        awaitMoreInserts();

        Measurements.record("pooled inserts again after a switchover", took);
        assertThat(application.run("cat", "/tmp/errors").text()).doesNotContain("read-only");
    }

    @Test
    @Order(8)
    void theDeletedPrimaryDoesNotWaitForItsClients() {
        startLoop();
        awaitMoreInserts();
        String primary = cluster.leader();
        String uid = cluster.pod(primary).get().getMetadata().getUid();
        assertThat(console(primary, "SHOW CLIENTS")).contains("|app|");

        cluster.pod(primary).delete();

        Duration took = Waiting.within(
                QUICK,
                "the pod is gone",
                () -> assertThat(cluster.pods())
                        .noneMatch(pod -> pod.getMetadata().getUid().equals(uid)));
        Measurements.record("deletion of a primary with pooled clients", took);
        awaitMoreInserts();
        cluster.awaitHealthy(MEMBERS);
    }

    private void startLoop() {
        application
                .shell(
                        "[ -e /tmp/started ] || { touch /tmp/started;"
                                + " setsid /bin/sh -c \"$1\" >/dev/null 2>&1 </dev/null & }",
                        LOOP)
                .text();
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

    private CommandResult pooled(String host, String statement) {
        return application.shell("psql -XAtq -h \"$1\" -p 6432 -c \"$2\"", host, statement);
    }

    private String console(String member, String command) {
        return cluster.run(
                        member,
                        "/bin/sh",
                        "-c",
                        "PGPASSWORD=$(cat /credentials/pgbouncer-password) exec \"$POSTGRES_BIN/psql\" -XAt -h localhost"
                                + " -p 6432 -U pgbouncer -d pgbouncer -c \"$1\"",
                        "console",
                        command)
                .text();
    }

    private static Spec spec() {
        return Spec.of("pooled", MEMBERS)
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app$$owner}}")
                .with("/spec/pgbouncer", "{enabled: true, defaultPoolSize: 5}")
                .with("/spec/metrics", "{enabled: true}")
                .with("/spec/networkPolicy", "{monitoring: [{podSelector: {matchLabels: {scrape: \"yes\"}}}]}");
    }
}
