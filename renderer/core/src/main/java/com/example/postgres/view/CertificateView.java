package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.TlsModel;
import java.util.List;

/**
 * A Certificate of cert-manager.
 *
 * @param metadata of the object
 * @param secret in which the certificate arrives
 * @param dnsNames under which clients and members reach the cluster
 * @param issuerName of the issuer
 * @param issuerKind of the issuer
 * @param issuerGroup of the issuer
 */
public record CertificateView(
        MetadataView metadata,
        String secret,
        List<String> dnsNames,
        String issuerName,
        String issuerKind,
        String issuerGroup) {

    /** For clusters whose certificate an issuer signs. */
    public static CertificateView of(ClusterModel model) {
        TlsModel tls = model.tls().orElseThrow();
        TlsModel.Issuer issuer = tls.issuer().orElseThrow();
        return new CertificateView(
                MetadataView.of(model, model.names().tlsSecret(), Component.CONFIGURATION),
                tls.certificateSecret(),
                tls.dnsNames(),
                issuer.name(),
                issuer.kind(),
                issuer.group());
    }
}
