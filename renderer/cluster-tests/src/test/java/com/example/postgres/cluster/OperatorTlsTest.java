package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.CommandResult;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Member;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.TlsClient;
import com.example.postgres.cluster.driver.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster with TLS that names no certificate: the operator issues it from a CA of the cluster's own. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorTlsTest {

    private static final int MEMBERS = 3;
    private static final int POSTGRESQL = 5432;
    private static final String CERTIFICATE = "issued-tls";
    private static final String AUTHORITY = "issued-ca";

    private final TestNamespace namespace;
    private OperatorProcess operator;
    private OperatedCluster cluster;
    private TlsClient client;

    OperatorTlsTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @BeforeAll
    void create() {
        operator = OperatorProcess.start(namespace);
        cluster = OperatedCluster.create(
                namespace,
                Spec.of("issued", MEMBERS)
                        .with("/spec/tls", "{enabled: true}")
                        .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}"));
        cluster.awaitDone(MEMBERS);
        cluster.running().awaitHealthy(MEMBERS);
        client = TlsClient.start(cluster.running(), "client", value(CERTIFICATE, "ca.crt"));
    }

    @AfterAll
    void stop() {
        operator.close();
    }

    private String value(String secret, String key) {
        String encoded = namespace.secret(secret).get(key);
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** The serial numbers that the servers of all members show. */
    private Set<String> served() {
        Set<String> serials = new TreeSet<>();
        for (Member member : cluster.running().members()) {
            serials.add(client.served(member.name() + ".issued-headless", POSTGRESQL));
        }
        return serials;
    }

    @Test
    @Order(1)
    void clientsVerifyTheNameOfEveryService() {
        String question = "SELECT pg_is_in_recovery()";

        assertThat(client.psql("issued-primary", POSTGRESQL, question).text()).isEqualTo("f");
        assertThat(client.psql("issued-primary." + namespace.name() + ".svc", POSTGRESQL, question)
                        .text())
                .isEqualTo("f");
        assertThat(client.psql("issued", POSTGRESQL, question).text()).isEqualTo("f");
        assertThat(client.psql("issued-repl", POSTGRESQL, question).text()).isEqualTo("t");
        assertThat(client.plainPsql("issued-primary", POSTGRESQL, question).errors())
                .contains("no encryption");
    }

    @Test
    @Order(2)
    void membersVerifyEachOtherAndFindNothingWrong() {
        MemberEncryption.assertVerified(cluster.running(), MEMBERS);
        for (Member member : cluster.running().members()) {
            String host = member.name() + ".issued-headless." + namespace.name() + ".svc";
            assertThat(cluster.running().run(member.name(), "python3", "/scripts/check-certificate.py", "/tls", host))
                    .isEqualTo(new CommandResult(0, "", ""));
        }
    }

    @Test
    @Order(3)
    void aNewNameRenewsTheCertificateWithoutARestartOrAFailedConnection() {
        Set<String> incarnations = cluster.running().incarnations();
        String authority = value(AUTHORITY, "ca.crt");
        Set<String> before = served();
        assertThat(before).hasSize(1);
        client.keepConnecting(POSTGRESQL);

        cluster.change("{\"tls\": {\"altNames\": [\"db.example.com\"]}}");
        Duration took = Waiting.until(
                "every member serves the new certificate",
                () -> assertThat(served()).hasSize(1).doesNotContainAnyElementsOf(before));

        Measurements.record("certificate of the operator served by every member after the change of the spec", took);
        client.awaitMoreConnections(POSTGRESQL);
        assertThat(client.stopConnecting()).isEmpty();
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(value(AUTHORITY, "ca.crt")).isEqualTo(authority);
        MemberEncryption.assertVerified(cluster.running(), MEMBERS);
    }

    /** An operator that starts looks at the Secrets at once. */
    @Test
    @Order(4)
    void aCaThatWasDeletedIsReplacedWithoutAFailedConnection() {
        Set<String> incarnations = cluster.running().incarnations();
        String former = value(AUTHORITY, "ca.crt");
        Set<String> before = served();
        client.keepConnecting(POSTGRESQL);

        namespace.deleteSecret(AUTHORITY);
        operator.close();
        operator = OperatorProcess.start(namespace);
        Waiting.until("members trust both CAs", () -> {
            for (Member member : cluster.running().members()) {
                assertThat(cluster.running()
                                .run(member.name(), "cat", "/etc/patroni/tls/ca.crt")
                                .output())
                        .isEqualTo(value(AUTHORITY, "ca.crt") + former);
            }
        });

        assertThat(value(AUTHORITY, "ca.crt")).isNotEqualTo(former);
        assertThat(served()).isEqualTo(before);
        client.awaitMoreConnections(POSTGRESQL);
        assertThat(client.stopConnecting()).isEmpty();
        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
    }
}
