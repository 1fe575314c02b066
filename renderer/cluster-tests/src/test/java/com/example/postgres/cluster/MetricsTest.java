package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.CommandResult;
import com.example.postgres.cluster.driver.ServerCertificate;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.TlsClient;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a single member with TLS, pooler and backups tells monitoring, and what the exporter's role may not do. */
@Full
final class MetricsTest {

    private static final String MEMBER = "single-0";
    private static final double GIBIBYTE = 1L << 30;

    private final Cluster cluster;
    private final Authority authority = new Authority("authority");
    private final ServerCertificate certificate;
    private Client monitoring;

    MetricsTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("single");
        this.certificate = authority.issue(cluster);
    }

    @BeforeAll
    void isApplied() {
        TestNamespace namespace = cluster.namespace();
        namespace.kubernetes().objectStore().createSecret(namespace);
        namespace.putSecret("server", certificate.content());
        namespace.putSecret("authority", Map.of("ca.crt", authority.certificate()));
        String destination = namespace.kubernetes().objectStore().destination(namespace);
        cluster.apply(Spec.of("single", 1)
                .with("/spec/tls", "{enabled: true, certSecret: server, caSecret: authority}")
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}")
                .with("/spec/metrics", "{enabled: true}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 1 1 *\", destination: %s, verify: {schedule: \"0 5 1 1 *\"}}"
                                .formatted(destination)));
        cluster.awaitHealthy(1);
        monitoring = Client.withoutCredentials(namespace, "monitoring");
        Waiting.until(
                "the member tells about its volume",
                () -> assertThat(value("pgc_volume_size_bytes")).isPresent());
    }

    @Test
    void applicationsVerifyTheServerThroughThePooler() {
        TlsClient client = TlsClient.start(cluster, "client", authority.certificate());

        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(client.psql("single-primary", 6432, "SELECT 1").text())
                        .isEqualTo("1"));
        assertThat(client.psql("single-primary", 5432, "SELECT 1").text()).isEqualTo("1");
        assertThat(client.plainPsql("single-primary", 5432, "SELECT 1").errors())
                .contains("no encryption");
    }

    @Test
    void volumeIsMeasured() {
        double size = value("pgc_volume_size_bytes").orElseThrow();

        assertThat(size).isBetween(0.8 * GIBIBYTE, 1.1 * GIBIBYTE);
        assertThat(value("pgc_volume_available_bytes").orElseThrow()).isBetween(0.1 * size, size);
    }

    @Test
    void expiryOfTheServedCertificateIsTold() {
        Waiting.until(
                "the member tells when its certificate expires",
                () -> assertThat(value("pgc_certificate_not_after_timestamp_seconds"))
                        .hasValue((double) certificate.notAfter().getEpochSecond()));
    }

    @Test
    void pauseOfAutomaticFailoverIsTold() {
        String member = cluster.leader();
        assertThat(value("pgc_patroni_restart_pending")).hasValue(0);

        cluster.run(member, "patronictl", "pause");

        Waiting.until(
                "the pause is told",
                () -> assertThat(value("pgc_patroni_paused")).hasValue(1));
        cluster.run(member, "patronictl", "resume");
        Waiting.until(
                "its end is told", () -> assertThat(value("pgc_patroni_paused")).hasValue(0));
    }

    @Test
    void memberWithoutAPrimaryToFollowDoesNotReceive() {
        assertThat(value("pgc_receiver_streaming")).hasValue(0);
    }

    @Test
    void backupsAreExpectedAndThenSeen() {
        Instant now = Instant.now();
        assertThat(value("pgc_backup_expected_since_timestamp_seconds").orElseThrow())
                .isBetween((double) now.minus(Duration.ofHours(1)).getEpochSecond(), (double) now.getEpochSecond());
        assertThat(value("pgc_restore_drill_expected_since_timestamp_seconds")).isPresent();

        cluster.backup("by-hand");

        Waiting.until(
                "the backup is seen",
                () -> assertThat(value("pgc_backup_last_success_timestamp_seconds")
                                .orElseThrow())
                        .isGreaterThanOrEqualTo((double) now.getEpochSecond()));
        assertThat(value("pgc_backup_failed")).hasValue(0);
    }

    @Test
    void exporterReadsNothingButStatistics() {
        cluster.sql(MEMBER, "CREATE TABLE IF NOT EXISTS secret AS SELECT 1 AS number");

        assertThat(exporter("SELECT count(*) > 0 FROM exporter.member_status()").text())
                .isEqualTo("t");
        for (String statement : List.of(
                "SELECT * FROM public.secret",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_ls_dir('/')",
                "COPY (SELECT 1) TO '/tmp/copy'",
                "COPY (SELECT 1) TO PROGRAM 'id'",
                "SELECT * FROM pg_authid",
                "CREATE TABLE public.mine (i int)",
                "CREATE FUNCTION exporter.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "SELECT pgbouncer.get_auth('app')")) {
            assertThat(exporter(statement).errors()).as(statement).contains("permission denied");
        }
    }

    private CommandResult exporter(String statement) {
        return cluster.run(
                MEMBER,
                "/bin/sh",
                "-c",
                "PGPASSWORD=$(cat /credentials/exporter-password) exec \"$POSTGRES_BIN/psql\" -XAtq -U exporter"
                        + " -d postgres -c 'SET default_transaction_read_only = off' -c \"$1\"",
                "exporter",
                statement);
    }

    private OptionalDouble value(String metric) {
        return monitoring
                .run("curl", "-sS", "-m", "5", "http://single-0.single-headless:9187/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }
}
