package com.example.postgres.catalogue;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretOrigin;
import com.example.postgres.model.TlsModel;
import com.example.postgres.view.CertificateView;
import com.example.postgres.view.CredentialsJobView;
import com.example.postgres.view.ExternalSecretView;
import com.example.postgres.view.MetadataView;
import java.util.List;
import java.util.function.Function;

/** What creates Secrets, in clusters that do not only refer to them. */
final class SecretObjects {

    private static final String EXTERNAL_SECRET = "external-secrets/externalsecret.yaml";

    static final Scripts SCRIPTS =
            Scripts.when(ClusterModel::hasCredentialsJob, "credentials/scripts", "create-credentials.sh");

    static final List<ObjectTemplate> ALL = List.of(
            ofJob("rbac/serviceaccount.yaml", MetadataView.class, MetadataView::ofCredentialsJob),
            ofJob("credentials/role.yaml", MetadataView.class, MetadataView::ofCredentialsJob),
            ofJob("rbac/rolebinding.yaml", MetadataView.class, MetadataView::ofCredentialsJob),
            ofJob("credentials/job.yaml", CredentialsJobView.class, CredentialsJobView::of),
            ObjectTemplate.when(
                    ClusterModel::hasExternalSecrets,
                    "external-secrets/password.yaml",
                    MetadataView.class,
                    MetadataView::ofPasswords),
            ObjectTemplate.when(
                    model -> model.credentials().origin() == SecretOrigin.EXTERNAL_SECRET,
                    EXTERNAL_SECRET,
                    ExternalSecretView.class,
                    ExternalSecretView::ofCredentials),
            ObjectTemplate.when(
                    model -> model.application()
                            .filter(application -> application.origin() == SecretOrigin.EXTERNAL_SECRET)
                            .isPresent(),
                    EXTERNAL_SECRET,
                    ExternalSecretView.class,
                    ExternalSecretView::ofApplication),
            ObjectTemplate.when(
                    model -> model.access().tls().flatMap(TlsModel::issuer).isPresent(),
                    "tls/certificate.yaml",
                    CertificateView.class,
                    CertificateView::of));

    private SecretObjects() {}

    private static <V extends Record> ObjectTemplate ofJob(
            String template, Class<V> viewType, Function<ClusterModel, V> view) {
        return ObjectTemplate.when(ClusterModel::hasCredentialsJob, template, viewType, view);
    }
}
