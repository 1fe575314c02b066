package com.example.postgres.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted connections.
 *
 * @param enabled whether connections are encrypted
 * @param certSecret Secret with tls.crt and tls.key
 * @param caSecret Secret with ca.crt
 * @param issuerRef cert-manager issuer
 * @param altNames further DNS names and IP addresses of a certificate that is issued
 */
public record TlsSpec(
        @Nullable Boolean enabled,
        @Nullable String certSecret,
        @Nullable String caSecret,
        @Nullable IssuerReference issuerRef,
        List<String> altNames) {

    public TlsSpec {
        altNames = List.copyOf(altNames);
    }

    static TlsSpec read(Fields fields) {
        return new TlsSpec(
                fields.bool("enabled"),
                fields.text("certSecret"),
                fields.text("caSecret"),
                fields.object("issuerRef", IssuerReference::read),
                fields.texts("altNames"));
    }

    /**
     * A cert-manager issuer.
     *
     * @param name of the issuer
     * @param kind Issuer or ClusterIssuer
     * @param group API group
     */
    public record IssuerReference(
            String name, @Nullable String kind, @Nullable String group) {

        static IssuerReference read(Fields fields) {
            return new IssuerReference(fields.requiredText("name"), fields.text("kind"), fields.text("group"));
        }
    }
}
