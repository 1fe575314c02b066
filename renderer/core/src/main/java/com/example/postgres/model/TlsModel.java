package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.TlsSpec;
import com.example.postgres.spec.TlsSpec.IssuerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encrypted connections.
 *
 * @param certificateSecret Secret with tls.crt and tls.key
 * @param caSecret Secret with the ca.crt by which members verify each other; empty for encryption without verification
 * @param issuer of the certificate; empty when the Secret comes from elsewhere
 * @param dnsNames names under which clients and members reach the cluster, the subject alternative names of the certificate
 */
public record TlsModel(
        String certificateSecret, Optional<String> caSecret, Optional<Issuer> issuer, List<String> dnsNames) {

    /** Keys of a Secret of type kubernetes.io/tls. */
    public static final String CERTIFICATE_KEY = "tls.crt";

    public static final String PRIVATE_KEY_KEY = "tls.key";

    public static final String CA_KEY = "ca.crt";

    public TlsModel {
        dnsNames = List.copyOf(dnsNames);
    }

    /** Empty when connections are not encrypted. */
    static Optional<TlsModel> of(PostgresClusterSpec cluster, Names names, String namespace) {
        return cluster.hasTls()
                ? Optional.ofNullable(cluster.tls()).map(spec -> of(spec, names, namespace))
                : Optional.empty();
    }

    private static TlsModel of(TlsSpec spec, Names names, String namespace) {
        return new TlsModel(
                requireNonNullElse(spec.certSecret(), names.tlsSecret()),
                Optional.ofNullable(spec.caSecret()),
                Optional.ofNullable(spec.issuerRef()).map(Issuer::of),
                dnsNames(names, namespace));
    }

    private static List<String> dnsNames(Names names, String namespace) {
        List<String> all = new ArrayList<>();
        for (String service : List.of(names.cluster(), names.primaryService(), names.replicaService())) {
            all.add(service);
            all.addAll(qualified(service, namespace));
        }
        all.addAll(qualified("*." + names.headlessService(), namespace));
        all.add("localhost");
        return all;
    }

    private static List<String> qualified(String host, String namespace) {
        String inNamespace = host + "." + namespace;
        return List.of(inNamespace, inNamespace + ".svc", inNamespace + ".svc.cluster.local");
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
