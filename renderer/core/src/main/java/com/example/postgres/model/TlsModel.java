package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.TlsSpec;
import com.example.postgres.spec.TlsSpec.IssuerReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Encrypted connections.
 *
 * @param certificateSecret Secret with tls.crt and tls.key
 * @param caSecret Secret with the ca.crt by which members verify each other; empty for encryption without verification
 * @param issuer of the certificate; empty when the Secret comes from elsewhere
 * @param isIssuedByOperator whether the operator issues the certificate, from a CA of the cluster's own
 * @param altNames further DNS names of a certificate that is issued
 * @param altAddresses further IP addresses of it
 */
public record TlsModel(
        String certificateSecret,
        Optional<String> caSecret,
        Optional<Issuer> issuer,
        boolean isIssuedByOperator,
        List<String> altNames,
        List<String> altAddresses) {

    /** Keys of a Secret of type kubernetes.io/tls. */
    public static final String CERTIFICATE_KEY = "tls.crt";

    public static final String PRIVATE_KEY_KEY = "tls.key";

    public static final String CA_KEY = "ca.crt";

    /** The last label of a DNS name is never a number: https://www.rfc-editor.org/rfc/rfc3696#section-2 */
    private static final Predicate<String> IS_ADDRESS =
            Pattern.compile(":|(^|[.])[0-9]+$").asPredicate();

    public TlsModel {
        altNames = List.copyOf(altNames);
        altAddresses = List.copyOf(altAddresses);
    }

    /** Empty when connections are not encrypted. */
    static Optional<TlsModel> of(PostgresClusterSpec cluster, Names names) {
        return cluster.hasTls() ? Optional.ofNullable(cluster.tls()).map(spec -> of(spec, names)) : Optional.empty();
    }

    /** The operator puts its CA into the Secret of the certificate, too: members mount no other one. */
    private static TlsModel of(TlsSpec spec, Names names) {
        boolean isIssuedByOperator = spec.certSecret() == null && spec.issuerRef() == null;
        return new TlsModel(
                requireNonNullElse(spec.certSecret(), names.tlsSecret()),
                isIssuedByOperator ? Optional.of(names.tlsSecret()) : Optional.ofNullable(spec.caSecret()),
                Optional.ofNullable(spec.issuerRef()).map(Issuer::of),
                isIssuedByOperator,
                spec.altNames().stream().filter(IS_ADDRESS.negate()).toList(),
                spec.altNames().stream().filter(IS_ADDRESS).toList());
    }

    /**
     * An issuer of cert-manager.
     *
     * @param name of the issuer
     * @param kind Issuer or ClusterIssuer, or a kind of another group
     * @param group API group
     * @see <a href="https://cert-manager.io/docs/reference/api-docs/">API reference</a>
     */
    public record Issuer(String name, String kind, String group) {

        private static Issuer of(IssuerReference spec) {
            return new Issuer(
                    spec.name(),
                    requireNonNullElse(spec.kind(), SpecDefaults.ISSUER_KIND),
                    requireNonNullElse(spec.group(), SpecDefaults.ISSUER_GROUP));
        }
    }
}
