package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Encrypted connections.
 *
 * @param enabled whether connections are encrypted
 * @param certSecret Secret with tls.crt and tls.key
 * @param caSecret Secret with ca.crt
 * @param issuerRef cert-manager issuer
 */
public record TlsSpec(
        @Nullable Boolean enabled,
        @Nullable String certSecret,
        @Nullable String caSecret,
        @Nullable IssuerReference issuerRef) {

    static TlsSpec read(Fields fields) {
        return new TlsSpec(
                fields.bool("enabled"),
                fields.text("certSecret"),
                fields.text("caSecret"),
                fields.object("issuerRef", IssuerReference::read));
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
