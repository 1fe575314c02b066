package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Names;
import com.example.postgres.model.TlsModel;
import java.util.ArrayList;
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
                dnsNames(model.names(), model.namespace()),
                issuer.name(),
                issuer.kind(),
                issuer.group());
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
}
