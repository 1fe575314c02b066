package com.example.postgres.cluster.driver;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A certificate and its key, as PEM.
 *
 * @param certificate for {@code tls.crt}
 * @param privateKey for {@code tls.key}
 */
public record ServerCertificate(String certificate, String privateKey) {

    /** As a Secret holds them. */
    public Map<String, String> content() {
        return Map.of("tls.crt", certificate, "tls.key", privateKey);
    }

    /** The serial number as openssl prints it. */
    public String serial() {
        String digits = parsed().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return "serial=" + (digits.length() % 2 == 0 ? digits : "0" + digits);
    }

    /** When it expires. */
    public Instant notAfter() {
        return parsed().getNotAfter().toInstant();
    }

    private X509Certificate parsed() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
