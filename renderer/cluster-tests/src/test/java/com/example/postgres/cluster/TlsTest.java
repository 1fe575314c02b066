package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Authority;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.ServerCertificate;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.TlsClient;
import com.example.postgres.cluster.driver.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster with TLS from the start, with a certificate of the user's own authority. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TlsTest {

    private static final int MEMBERS = 3;
    private static final int POSTGRESQL = 5432;
    private static final int POOLER = 6432;

    private final Cluster cluster;
    private final Authority authority = new Authority("first");
    private TlsClient client;

    TlsTest(TestNamespace namespace) {
        this.cluster = namespace.cluster("secure");
    }

    @BeforeAll
    void isApplied() {
        cluster.namespace().putSecret("server", authority.issue(cluster).content());
        cluster.namespace().putSecret("authority", Map.of("ca.crt", authority.certificate()));
        cluster.apply(Spec.of("secure", MEMBERS)
                .with("/spec/tls", "{enabled: true, certSecret: server, caSecret: authority}")
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                .with("/spec/pgbouncer", "{enabled: true}"));
        cluster.awaitHealthy(MEMBERS);
        client = TlsClient.start(cluster, "client", authority.certificate());
        Waiting.until(
                "the pooler lets the application in",
                () -> assertThat(client.psql("secure-primary", POOLER, "SELECT 1")
                                .text())
                        .isEqualTo("1"));
    }

    @Test
    @Order(1)
    void plainConnectionsAreRefused() {
        assertThat(client.plainPsql("secure-primary", POSTGRESQL, "SELECT 1").errors())
                .contains("pg_hba.conf rejects connection", "no encryption");
        assertThat(client.plainPsql("secure-primary", POOLER, "SELECT 1").errors())
                .contains("SSL required");
    }

    @Test
    @Order(2)
    void clientsVerifyTheNameOfEveryService() {
        String question = "SELECT pg_is_in_recovery()";
        for (int port : List.of(POSTGRESQL, POOLER)) {
            assertThat(client.psql("secure-primary", port, question).text()).isEqualTo("f");
            assertThat(client.psql("secure", port, question).text()).isEqualTo("f");
            assertThat(client.psql("secure-repl", port, question).text()).isEqualTo("t");
        }
        assertThat(client.psql("secure-primary." + cluster.namespace().name() + ".svc", POSTGRESQL, question)
                        .text())
                .isEqualTo("f");
    }

    @Test
    @Order(3)
    void clientsThatTrustAnotherAuthorityRefuseTheServer() {
        client.trust(new Authority("stranger").certificate());
        try {
            assertThat(client.psql("secure-primary", POSTGRESQL, "SELECT 1").errors())
                    .contains("certificate verify failed");
            assertThat(client.psql("secure-primary", POOLER, "SELECT 1").errors())
                    .contains("certificate verify failed");
        } finally {
            client.trust(authority.certificate());
        }
    }

    @Test
    @Order(4)
    void membersEncryptReplicationAndVerifyEachOther() {
        MemberEncryption.assertVerified(cluster, MEMBERS);
    }

    @Test
    @Order(5)
    void patroniSpeaksOnlyHttpsAndSoDoesItsCommand() {
        for (Member member : cluster.members()) {
            String probe = "curl -sS -m 5 \"$@\" 2>&1";
            String host =
                    member.name() + ".secure-headless." + cluster.namespace().name() + ".svc:8008";
            assertThat(cluster.run(member.name(), "/bin/sh", "-c", probe, "probe", "http://" + host + "/liveness")
                            .exitCode())
                    .isNotZero();
            cluster.run(
                            member.name(),
                            "/bin/sh",
                            "-c",
                            probe,
                            "probe",
                            "--cacert",
                            "/tls/ca.crt",
                            "--fail",
                            "https://" + host + "/liveness")
                    .text();
        }
        String primary = cluster.leader();

        cluster.run(primary, "patronictl", "switchover", "--force", "secure").text();

        cluster.awaitHealthy(MEMBERS);
        assertThat(cluster.leader()).isNotEqualTo(primary);
    }

    @Test
    @Order(6)
    void renewedCertificateIsServedWithoutARestartOrAFailedConnection() {
        Set<String> incarnations = cluster.incarnations();
        client.keepConnecting(POSTGRESQL, POOLER);

        Duration took = serve(authority.issue(cluster));

        Measurements.record("renewed certificate served by every member after the change of the Secret", took);
        assertNothingFailed("renewal");
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    @Test
    @Order(7)
    void newAuthorityTakesThreeStepsWithoutARestartOrAFailedConnection() {
        Set<String> incarnations = cluster.incarnations();
        Authority next = new Authority("second");
        String both = authority.certificate() + next.certificate();
        client.trust(both);
        client.keepConnecting(POSTGRESQL, POOLER);

        trust(both);
        serve(next.issue(cluster));
        trust(next.certificate());

        assertNothingFailed("new authority");
        client.trust(next.certificate());
        assertThat(client.psql("secure-primary", POSTGRESQL, "SELECT 1").text()).isEqualTo("1");
        assertThat(client.psql("secure-primary", POOLER, "SELECT 1").text()).isEqualTo("1");
        cluster.awaitHealthy(MEMBERS);
        cluster.run(cluster.leader(), "patronictl", "switchover", "--force", "secure")
                .text();
        cluster.awaitHealthy(MEMBERS);
        MemberEncryption.assertVerified(cluster, MEMBERS);
        assertThat(cluster.incarnations()).isEqualTo(incarnations);
    }

    /** Replaces the certificate and waits until every server of every member shows it. */
    private Duration serve(ServerCertificate certificate) {
        cluster.namespace().putSecret("server", certificate.content());
        return Waiting.until("every member serves the new certificate", () -> {
            for (Member member : cluster.members()) {
                String host = member.name() + ".secure-headless";
                assertThat(List.of(
                                client.served(host, POSTGRESQL),
                                client.served(host, POOLER),
                                servedByPatroni(member.name())))
                        .as(member.name())
                        .containsOnly(certificate.serial());
            }
        });
    }

    /** Replaces the trusted authorities and waits until every member has loaded them. */
    private void trust(String authorities) {
        Map<String, String> loads = new TreeMap<>();
        cluster.members().forEach(member -> loads.put(member.name(), lastLoad(member.name())));
        cluster.namespace().putSecret("authority", Map.of("ca.crt", authorities));
        Waiting.until("every member has loaded the authorities", () -> {
            for (String member : loads.keySet()) {
                assertThat(cluster.run(member, "cat", "/etc/patroni/tls/ca.crt").output())
                        .isEqualTo(authorities);
                assertThat(lastLoad(member)).as(member).isNotEqualTo(loads.get(member));
            }
        });
    }

    /** From inside: no NetworkPolicy lets clients reach it. */
    private String servedByPatroni(String member) {
        return cluster.run(
                        member,
                        "/bin/sh",
                        "-c",
                        "openssl s_client -connect localhost:8008 </dev/null 2>/dev/null | openssl x509 -noout -serial")
                .text();
    }

    private String lastLoad(String member) {
        return cluster.sql(member, "SELECT pg_conf_load_time()");
    }

    private void assertNothingFailed(String change) {
        client.awaitMoreConnections(POSTGRESQL);
        client.awaitMoreConnections(POOLER);
        Measurements.record(
                "verified connections during a " + change,
                client.connected(POSTGRESQL) + " directly, " + client.connected(POOLER) + " pooled");
        assertThat(client.stopConnecting()).isEmpty();
    }
}
