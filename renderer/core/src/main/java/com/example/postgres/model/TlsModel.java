package com.example.postgres.model;

import java.util.Optional;

/**
 * Encrypted connections.
 *
 * @param certificateSecret Secret with tls.crt and tls.key
 * @param authoritySecret Secret with the ca.crt by which members verify each other; empty when only encryption is asked for
 * @param issuer of the certificate; empty when the Secret comes from elsewhere
 */
public record TlsModel(String certificateSecret, Optional<String> authoritySecret, Optional<Issuer> issuer) {

    /** Keys of a Secret of type kubernetes.io/tls. */
    public static final String CERTIFICATE_KEY = "tls.crt";

    public static final String PRIVATE_KEY_KEY = "tls.key";

    public static final String AUTHORITY_KEY = "ca.crt";

    /**
     * An issuer of cert-manager (https://cert-manager.io/docs/reference/api-docs/).
     *
     * @param name of the issuer
     * @param kind Issuer or ClusterIssuer, or a kind of another group
     * @param group API group
     */
    public record Issuer(String name, String kind, String group) {}
}
