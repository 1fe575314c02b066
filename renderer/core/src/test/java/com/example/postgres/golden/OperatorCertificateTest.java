package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.target.Consumer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster whose certificate the operator issues. */
class OperatorCertificateTest {

    private static final String NAMES = "altNames: [db.example.com, 192.0.2.7]";

    private final InlineCluster cluster =
            InlineCluster.of("tls: {enabled: true, " + NAMES + "}", InlineCluster.target(Consumer.OPERATOR));

    private static JsonNode pods(InlineCluster cluster) {
        return cluster.object("StatefulSet", "orders").at("/spec/template");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void membersVerifyEachOtherByTheCaInTheSecretOfTheCertificate() {
        assertThat(cluster.file("orders-patroni", "tls.yml")).contains("cacert:", "ssl_ca_file:");
        assertThat(cluster.requirements())
                .extracting(SecretRequirement::name, SecretRequirement::keys)
                .contains(tuple("orders-tls", List.of("tls.crt", "tls.key", "ca.crt")));
        assertThat(pods(cluster).toString()).doesNotContain("orders-ca");
    }

    @Test
    void thePodsAreThoseOfGitOpsThatNamesTheSecret() {
        assertThat(pods(cluster))
                .isEqualTo(
                        pods(InlineCluster.of("tls: {enabled: true, certSecret: orders-tls, caSecret: orders-tls}")));
    }

    @Test
    void theCertificateHasTheNamesThatAnIssuerIsAskedFor() {
        JsonNode issued = InlineCluster.of("tls: {enabled: true, issuerRef: {name: internal}, " + NAMES + "}")
                .object("Certificate", "orders-tls")
                .path("spec");

        CertificateNames names = cluster.model().certificateNames().orElseThrow();

        assertThat(names.dnsNames()).isEqualTo(texts(issued.path("dnsNames"))).contains("db.example.com");
        assertThat(names.addresses())
                .isEqualTo(texts(issued.path("ipAddresses")))
                .containsExactly("192.0.2.7");
    }
}
