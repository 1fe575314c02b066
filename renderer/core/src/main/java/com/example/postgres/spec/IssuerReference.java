package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

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
