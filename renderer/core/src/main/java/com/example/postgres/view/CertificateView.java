package com.example.postgres.view;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.TlsModel;
import java.util.List;

/**
 * A Certificate of cert-manager.
 *
 * @param metadata of the object
 * @param secret in which the certificate arrives
 * @param issuer that signs it
 * @param dnsNames names of the server
 * @param addresses IP addresses of the server
 */
public record CertificateView(
        MetadataView metadata, String secret, IssuerView issuer, List<String> dnsNames, List<String> addresses) {

    /**
     * An issuer of cert-manager.
     *
     * @param name of the issuer
     * @param kind Issuer or ClusterIssuer, or a kind of another group
     * @param group API group
     */
    public record IssuerView(String name, String kind, String group) {}

    /** For clusters whose certificate an issuer signs. */
    public static CertificateView of(ClusterModel model) {
        TlsModel tls = model.access().tls().orElseThrow();
        TlsModel.Issuer issuer = tls.issuer().orElseThrow();
        CertificateNames names = model.certificateNames().orElseThrow();
        return new CertificateView(
                MetadataView.of(model, model.names().tlsSecret(), Component.CONFIGURATION),
                tls.certificateSecret(),
                new IssuerView(issuer.name(), issuer.kind(), issuer.group()),
                names.dnsNames(),
                names.addresses());
    }
}
