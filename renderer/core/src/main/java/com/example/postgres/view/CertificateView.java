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
 * @param issuer that signs it
 * @param cluster name of the alias Service
 * @param primaryService read-write Service
 * @param replicaService read-only Service
 * @param headlessService that gives each member a DNS name
 * @param namespace of the Services
 * @param domain DNS domain of the Kubernetes cluster
 * @param altNames further DNS names
 * @param altAddresses further IP addresses
 */
public record CertificateView(
        MetadataView metadata,
        String secret,
        IssuerView issuer,
        String cluster,
        String primaryService,
        String replicaService,
        String headlessService,
        String namespace,
        String domain,
        List<String> altNames,
        List<String> altAddresses) {

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
        return new CertificateView(
                MetadataView.of(model, model.names().tlsSecret(), Component.CONFIGURATION),
                tls.certificateSecret(),
                new IssuerView(issuer.name(), issuer.kind(), issuer.group()),
                model.names().cluster(),
                model.names().primaryService(),
                model.names().replicaService(),
                model.names().headlessService(),
                model.namespace(),
                model.access().domain(),
                tls.altNames(),
                tls.altAddresses());
    }
}
