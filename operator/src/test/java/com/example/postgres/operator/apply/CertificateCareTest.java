package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.certificate.Issuance;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.kubernetes.Events;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that somebody else wrote, and that nobody may renew. */
class CertificateCareTest extends ApplyFixture {

    private static final Instant ISSUED = Instant.parse("2026-12-01T12:00:00Z");
    private static final String BY_OPERATOR = "{enabled: true}";

    private static int namespaces;

    private final String namespace = "certificates-" + ++namespaces;
    private final KeyedCertificate authority = new Issuance(ISSUED).authority("somebody", "else");
    private final CertificateCare care = new CertificateCare(api, new Events(api));

    private List<Problem> ensure(String tls, Instant now) {
        JsonNode resource = resource(namespace, "orders", "{version: \"18\", storage: {size: 1Gi}, tls: " + tls + "}");
        return care.ensure(model(resource), resource, true, now);
    }

    private static Instant day(long day) {
        return ISSUED.plus(Duration.ofDays(day));
    }

    /** As cert-manager leaves it, when nobody asks for the certificate any more. */
    private void write(KeyedCertificate served, KeyedCertificate trusted) {
        server.createNamespace(namespace);
        server.createAs(
                "cert-manager-certificates-issuing",
                yaml("{apiVersion: v1, kind: Secret, type: kubernetes.io/tls, metadata: {name: orders-tls, namespace: "
                        + namespace + "}, data: {tls.crt: " + base64(served.certificateText()) + ", tls.key: "
                        + base64(served.keyText()) + ", ca.crt: " + base64(trusted.certificateText()) + "}}"));
    }

    private KeyedCertificate issued(Instant when) {
        return new Issuance(when).server(authority, "orders", new CertificateNames(List.of("orders"), List.of()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** It is valid for 90 days: a tool that renews it does so after 60. */
    @ParameterizedTest
    @CsvSource({"0, false", "61, false", "74, false", "76, true", "89, true", "91, true"})
    void aCertificateThatNobodyRenewsIsNamedInTheLastSixthOfItsLife(long day, boolean isNamed) {
        write(issued(ISSUED), authority);

        List<Problem> problems = ensure(BY_OPERATOR, day(day));

        assertThat(problems).hasSize(isNamed ? 1 : 0);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.object()).isEqualTo(secret(namespace, "orders-tls"));
            assertThat(problem.reason()).isEqualTo(Reason.FOREIGN_OBJECT);
            assertThat(problem.message()).contains("ends at 2027-03-01T12:00:00Z", "delete", "spec.tls");
        });
    }

    @Test
    void whatIsFineNowIsLookedAtAgain() {
        write(issued(ISSUED), authority);

        assertThat(ensure(BY_OPERATOR, day(74))).isEmpty();
        assertThat(ensure(BY_OPERATOR, day(76))).hasSize(1);
    }

    /** A CA lives for ten years: a sixth of them is no time for an alarm. */
    @ParameterizedTest
    @CsvSource({"3619, false", "3621, true"})
    void theCaIsNamedIfItEndsFirst(long day, boolean isNamed) {
        write(issued(day(3600)), authority);

        assertThat(ensure(BY_OPERATOR, day(day))).hasSize(isNamed ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{enabled: true, issuerRef: {name: ca}, caSecret: orders-tls}",
                "{enabled: true, certSecret: orders-tls, caSecret: orders-tls}"
            })
    void whoeverTheSpecNamesRenewsIt(String tls) {
        write(issued(ISSUED), authority);

        assertThat(ensure(tls, day(89))).isEmpty();
    }
}
