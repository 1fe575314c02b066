package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.IssuerReference;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.TlsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where certificates come from. */
final class TlsModelFactory {

    private TlsModelFactory() {}

    static Optional<TlsModel> create(@Nullable TlsSpec spec, Names names) {
        if (spec == null || !Boolean.TRUE.equals(spec.enabled())) {
            return Optional.empty();
        }
        return Optional.of(new TlsModel(
                Optional.ofNullable(spec.certSecret()).orElse(names.tlsSecret()),
                Optional.ofNullable(spec.caSecret()),
                Optional.ofNullable(spec.issuerRef()).map(TlsModelFactory::issuer)));
    }

    private static TlsModel.Issuer issuer(IssuerReference reference) {
        return new TlsModel.Issuer(
                reference.name(),
                requireNonNullElse(reference.kind(), SpecDefaults.ISSUER_KIND),
                requireNonNullElse(reference.group(), SpecDefaults.ISSUER_GROUP));
    }

    /** The Secrets that the set does not create; cert-manager creates the one of an issuer. */
    static List<SecretRequirement> requirements(TlsModel tls, String namespace) {
        List<SecretRequirement> requirements = new ArrayList<>();
        if (tls.issuer().isEmpty()) {
            requirements.add(new SecretRequirement(
                    namespace,
                    tls.certificateSecret(),
                    List.of(TlsModel.CERTIFICATE_KEY, TlsModel.PRIVATE_KEY_KEY),
                    "the server certificate"));
        }
        tls.authoritySecret()
                .filter(secret -> tls.issuer().isEmpty() || !secret.equals(tls.certificateSecret()))
                .ifPresent(secret -> requirements.add(new SecretRequirement(
                        namespace, secret, List.of(TlsModel.AUTHORITY_KEY), "the authority of the certificate")));
        return requirements;
    }
}
