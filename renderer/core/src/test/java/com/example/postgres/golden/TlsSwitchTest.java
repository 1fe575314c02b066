package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What a running member sees when TLS is switched on or off before its pod is replaced. Patroni applies the cluster-wide
 * configuration within seconds on every member, with or without a certificate.
 */
class TlsSwitchTest {

    private static final String LINES =
            "pgHba: ['hostssl all orders 10.0.0.0/8 scram-sha-256', 'host all reports all scram-sha-256']";

    private final InlineCluster plain = InlineCluster.of("pgHba: ['host all orders 10.0.0.0/8 scram-sha-256']");
    private final InlineCluster encrypted =
            InlineCluster.of("tls: {enabled: true, certSecret: server, caSecret: authority}\n" + LINES);

    private static String clusterWide(InlineCluster cluster) {
        return cluster.object("ConfigMap", "orders-config")
                .at("/metadata/annotations/config")
                .asText();
    }

    @Test
    void memberWithoutCertificateLetsInClientsWithoutTls() {
        assertThat(clusterWide(encrypted))
                .contains("\"host all orders 10.0.0.0/8 scram-sha-256\"", "\"host all postgres all scram-sha-256\"")
                .doesNotContain("hostssl", "hostnossl");
    }

    @Test
    void memberWithCertificateRequiresEncryption() {
        assertThat(encrypted.file("orders-patroni", "require-tls.yml"))
                .contains(
                        "hostnossl all all all reject",
                        "hostssl all orders 10.0.0.0/8 scram-sha-256",
                        "host all reports all scram-sha-256",
                        "hostssl all postgres all scram-sha-256");
    }

    @Test
    void onlyTheLinesOfTheSpecDifferFromThoseWithoutTls() {
        InlineCluster sameLines = InlineCluster.of(
                "tls: {enabled: true, certSecret: server}\npgHba: ['host all orders 10.0.0.0/8 scram-sha-256']");

        assertThat(clusterWide(sameLines)).isEqualTo(clusterWide(plain));
    }

    /** What the spec demands holds also where nothing can be encrypted. */
    @Test
    void demandForEncryptionStaysInTheLinesOfClusterWithoutTls() {
        assertThat(clusterWide(InlineCluster.of(LINES))).contains("\"hostssl all orders 10.0.0.0/8 scram-sha-256\"");
    }
}
