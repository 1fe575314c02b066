package com.example.postgres.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.CertificateNames;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IssuanceTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final CertificateNames NAMES = new CertificateNames(
            List.of("orders", "orders-primary.shop.svc", "*.orders-headless.shop.svc", "localhost", "orders"),
            List.of("10.0.0.1", "2001:db8::1", "::ffff:10.0.0.2"));

    private static final Issuance ISSUANCE = new Issuance(NOW);

    private final KeyedCertificate authority = ISSUANCE.authority("shop", "orders");
    private final KeyedCertificate server = ISSUANCE.server(authority, "orders", NAMES);

    private static KeyedCertificate reread(KeyedCertificate issued) {
        return KeyedCertificate.read(issued.certificateText(), issued.keyText()).orElseThrow();
    }

    private static void validate(X509Certificate certificate, X509Certificate anchor, Instant when) throws Exception {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(when));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void theCaSignsOnlyCertificatesAndSaysSo() {
        X509Certificate certificate = reread(authority).certificate();

        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(certificate.getExtensionValue("2.5.29.14")).isNotNull();
        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(NOW.minus(Duration.ofHours(1))));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(3650))));
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=orders CA", "O=shop");
    }

    @Test
    void theServerHasEveryNameAndIsNoCa() throws Exception {
        X509Certificate certificate = reread(server).certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly(
                        "orders",
                        "orders-primary.shop.svc",
                        "*.orders-headless.shop.svc",
                        "localhost",
                        "10.0.0.1",
                        "2001:db8:0:0:0:0:0:1",
                        "10.0.0.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getExtendedKeyUsage())
                .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getExtensionValue("2.5.29.35")).isNotNull();
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(90))));
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
    }

    @Test
    void verifiersThatTrustTheCaAcceptTheServer() throws Exception {
        validate(server.certificate(), authority.certificate(), NOW.minus(Duration.ofMinutes(59)));
        validate(server.certificate(), authority.certificate(), NOW.plus(Duration.ofDays(89)));
    }

    @Test
    void twoCasOfOneClusterHaveDifferentNames() {
        KeyedCertificate other = ISSUANCE.authority("shop", "orders");

        assertThat(other.certificate().getSubjectX500Principal())
                .isNotEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(KeyedCertificate.hasSigned(other.certificate(), server.certificate()))
                .isFalse();
    }

    @Test
    void serialNumbersArePositiveShortAndDifferent() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            var serial =
                    ISSUANCE.server(authority, "orders", NAMES).certificate().getSerialNumber();
            assertThat(serial.signum()).isOne();
            assertThat(serial.bitLength()).isLessThanOrEqualTo(159);
            seen.add(serial.toString());
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void asManyNamesAsASpecMayHaveFit() throws Exception {
        List<String> many = IntStream.range(0, 64)
                .mapToObj(i -> "a".repeat(60) + i + "." + "b".repeat(63) + "." + "c".repeat(63) + ".example.com")
                .toList();
        CertificateNames names = new CertificateNames(
                Stream.concat(NAMES.dnsNames().stream(), many.stream()).toList(), NAMES.addresses());

        KeyedCertificate issued = reread(ISSUANCE.server(authority, "orders", names));

        assertThat(SubjectNames.areThose(names, issued.certificate())).isTrue();
        validate(issued.certificate(), authority.certificate(), NOW);
    }

    @Test
    void noKeyIsInTheText() {
        assertThat(server.toString()).contains("CN=orders").doesNotContain("PRIVATE");
    }

    @Test
    void whatIsNoPairIsNotRead() {
        String certificate = server.certificateText();
        String key = server.keyText();

        assertThat(KeyedCertificate.read(certificate, key)).isPresent();
        for (String wrong : List.of(
                "",
                "garbage",
                certificate,
                authority.keyText(),
                key.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                key.substring(0, 60),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n====A\n-----END PRIVATE KEY-----\n")) {
            assertThat(KeyedCertificate.read(certificate, wrong)).as(wrong).isEmpty();
        }
        for (String wrong : List.of(
                "",
                "garbage",
                "\u0000\u0001",
                key,
                certificate.substring(0, 100),
                certificate.substring(0, certificate.length() / 2) + "\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                "0\u0082\u0001\u0000")) {
            assertThat(KeyedCertificate.read(wrong, key)).as(wrong).isEmpty();
        }
    }
}
