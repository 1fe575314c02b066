package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ServerCertificate;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.TlsClient;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Certificates that no server can use: what the user sees, and that nothing else happens. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadCertificateTest {

    private static final int MEMBERS = 2;
    private static final String MEMBER = "bad-0";

    private static final String EXPIRED = "tls: members refuse each other's connections: certificate has expired";
    private static final String UNCHANGED = "reload: keeping the previous certificate";
    private static final String NO_CERTIFICATE =
            "tls: tls.crt does not contain a PEM certificate; fix the Secrets of spec.tls";
    private static final Map<String, String> GARBAGE = Map.of("tls.crt", "garbage", "tls.key", "garbage");

    /** Longer than the kubelet's minute and the patience of the liveness probe together. */
    private static final Duration LONG_ENOUGH_TO_FAIL = Duration.ofSeconds(45);

    private final Cluster cluster;
    private final Authority authority = new Authority("authority");
    private final ServerCertificate good;
    private final Map<String, String> mismatch;

    BadCertificateTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("bad");
        this.good = authority.issue(cluster);
        this.mismatch = new ServerCertificate(
                        authority.issue(cluster).certificate(),
                        authority.issue(cluster).privateKey())
                .content();
    }

    @Test
    @Order(1)
    void firstStartWaitsForMissingSecretsAndKeys() {
        cluster.apply(Spec.of("bad", MEMBERS)
                .with("/spec/tls", "{enabled: true, certSecret: server, caSecret: authority}")
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}"));
        awaitEvent("secret \"server\" not found");

        cluster.namespace().putSecret("authority", Map.of("ca.crt", authority.certificate()));
        cluster.namespace().putSecret("server", Map.of("tls.crt", good.certificate()));

        awaitEvent("references non-existent secret key: tls.key");
    }

    @Test
    @Order(2)
    void firstStartSaysWhyACertificateIsRefused() {
        cluster.namespace().putSecret("server", mismatch);
        awaitLine("tls: tls.key does not belong to tls.crt; fix the Secrets of spec.tls", 1);
        serve(GARBAGE, NO_CERTIFICATE);
    }

    @Test
    @Order(3)
    void firstStartWithAnExpiredCertificateSaysSo() {
        serve(authority.issueExpired(cluster).content(), EXPIRED);
    }

    @Test
    @Order(4)
    void repairedSecretHealsTheFirstStart() {
        cluster.namespace().putSecret("server", good.content());

        cluster.awaitHealthy(MEMBERS);
    }

    @Test
    @Order(5)
    void runningClusterKeepsItsCertificateUntilTheSecretIsRepaired() {
        TlsClient client = TlsClient.start(cluster, "client", authority.certificate());
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(client.psql("bad-primary", 6432, "SELECT 1").text())
                        .isEqualTo("1"));
        Set<String> incarnations = cluster.incarnations();

        serve(mismatch, UNCHANGED);
        staysInUse(client, incarnations);

        serve(GARBAGE, NO_CERTIFICATE);
        staysInUse(client, incarnations);

        cluster.namespace().putSecret("server", Map.of("tls.crt", good.certificate()));
        staysInUse(client, incarnations);
        cluster.namespace().deleteSecret("server");
        staysInUse(client, incarnations);

        ServerCertificate repaired = authority.issue(cluster);
        cluster.namespace().putSecret("server", repaired.content());
        Waiting.until(
                "the repaired certificate is served",
                () -> assertThat(serials(client)).isEqualTo(Set.of(repaired.serial())));
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    @Test
    @Order(6)
    void restartedContainerGoesOnWithTheCertificateThatWasInUse() {
        serve(mismatch, UNCHANGED);
        Set<String> incarnations = cluster.incarnations();

        cluster.run(MEMBER, "/bin/sh", "-c", "kill -TERM 1");

        Waiting.until(
                "the container has been restarted",
                () -> assertThat(cluster.incarnations()).isNotEqualTo(incarnations));
        cluster.awaitHealthy(MEMBERS);
    }

    @Test
    @Order(7)
    void restartedPoolerGoesOnWithTheCertificateThatWasInUse() {
        TlsClient client = TlsClient.start(cluster, "pooled", authority.certificate());
        Set<String> incarnations = cluster.incarnations();

        cluster.runIn("pgbouncer", MEMBER, "/bin/sh", "-c", "kill -QUIT 1");

        Waiting.until(
                "the pooler has been restarted",
                () -> assertThat(cluster.incarnations()).isNotEqualTo(incarnations));
        cluster.awaitHealthy(MEMBERS);
        Waiting.until(
                "the pooler of the member serves",
                () -> assertThat(client.served("bad-0.bad-headless", 6432)).isNotEmpty());
    }

    @Test
    @Order(8)
    void expiredCertificateIsServedAndTheLogSaysSo() {
        serve(authority.issueExpired(cluster).content(), EXPIRED);

        cluster.namespace().putSecret("server", good.content());
        cluster.awaitHealthy(MEMBERS);
        MemberEncryption.assertVerified(cluster, MEMBERS);
    }

    private void staysInUse(TlsClient client, Set<String> incarnations) {
        Waiting.holds(LONG_ENOUGH_TO_FAIL, () -> {
            assertThat(client.psql("bad-primary", 5432, "SELECT 1").text()).isEqualTo("1");
            assertThat(client.psql("bad-primary", 6432, "SELECT 1").text()).isEqualTo("1");
            assertThat(cluster.incarnations()).isEqualTo(incarnations);
        });
        cluster.awaitHealthy(MEMBERS);
    }

    private Set<String> serials(TlsClient client) {
        return Set.copyOf(List.of(
                client.served("bad-0.bad-headless", 5432),
                client.served("bad-1.bad-headless", 5432),
                client.served("bad-0.bad-headless", 6432),
                client.served("bad-1.bad-headless", 6432)));
    }

    /** Changes the Secret; the log of the member says so once more than before. */
    private void serve(Map<String, String> content, String line) {
        long before = linesWith(line);
        cluster.namespace().putSecret("server", content);
        awaitLine(line, before + 1);
    }

    private void awaitLine(String line, long count) {
        Waiting.until("the log says: " + line, () -> assertThat(linesWith(line)).isGreaterThanOrEqualTo(count));
    }

    private long linesWith(String text) {
        return cluster.log(MEMBER).lines().filter(line -> line.contains(text)).count();
    }

    private void awaitEvent(String message) {
        Waiting.until(
                "an event says: " + message,
                () -> assertThat(cluster.namespace()
                                .kubernetes()
                                .client()
                                .v1()
                                .events()
                                .inNamespace(cluster.namespace().name())
                                .list()
                                .getItems())
                        .extracting(Event::getMessage)
                        .anyMatch(text -> text.contains(message)));
    }
}
