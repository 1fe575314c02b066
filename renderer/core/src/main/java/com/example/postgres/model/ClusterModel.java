package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Optional;

/**
 * One cluster with every decision made: defaults applied, names derived. Empty optionals are features that the cluster does
 * not have.
 *
 * @param names of its objects
 * @param namespace of its objects
 * @param inherited labels and annotations of every object
 * @param members its StatefulSet with pods and volumes
 * @param postgres the database servers
 * @param patroni cluster-wide settings of Patroni
 * @param access how clients connect
 * @param data where the data come from, and where they are archived
 * @param credentials the Secret with the passwords
 * @param application the database of an application
 * @param metrics the metrics exporter
 * @param jobs the pods of Jobs
 */
public record ClusterModel(
        Names names,
        String namespace,
        Metadata inherited,
        MembersModel members,
        PostgresModel postgres,
        PatroniModel patroni,
        AccessModel access,
        DataModel data,
        CredentialsModel credentials,
        Optional<ApplicationModel> application,
        Optional<MetricsModel> metrics,
        JobsModel jobs) {

    /** Decides everything that a spec leaves open. The spec must have passed validation for the same target. */
    public static ClusterModel of(PostgresCluster cluster, RenderTarget target) {
        PostgresClusterSpec spec = cluster.spec();
        Names names = new Names(cluster.metadata().name());
        String namespace = requireNonNullElse(cluster.metadata().namespace(), target.namespace());
        MembersModel members = MembersModel.of(spec, names, target);
        PostgresModel postgres = PostgresModel.of(spec);
        DataModel data = DataModel.of(
                spec, namespace + "/" + names.cluster(), postgres.version().major(), members.replicas(), target);
        AccessModel access = AccessModel.of(spec, names, data, target);
        return new ClusterModel(
                names,
                namespace,
                Metadata.of(spec.inheritedMetadata()),
                members,
                postgres,
                PatroniModel.of(spec),
                access,
                data,
                CredentialsModel.of(spec, names, target),
                ApplicationModel.of(spec.bootstrap(), names, target),
                MetricsModel.of(spec, access.network(), target),
                JobsModel.of(spec));
    }

    /** The Secrets that must exist because the manifests refer to them and do not create them. */
    public List<SecretRequirement> requirements() {
        return SecretRequirement.listOf(credentials, access.tls(), application, data.archives(), namespace);
    }

    /** The names in a certificate that is issued for the cluster; empty when connections are not encrypted. */
    public Optional<CertificateNames> certificateNames() {
        return access.tls().map(tls -> CertificateNames.of(names, namespace, access, tls));
    }

    /** Metadata of an object of the cluster: the inherited metadata, overridden by the renderer's own labels. */
    public Metadata metadata(Labels.Component component) {
        return inherited.withLabels(Labels.of(names.cluster(), component));
    }

    /** Whether a Job creates Secrets. */
    public boolean hasCredentialsJob() {
        return hasSecretOf(SecretOrigin.JOB);
    }

    /** Whether ExternalSecrets create Secrets. */
    public boolean hasExternalSecrets() {
        return hasSecretOf(SecretOrigin.EXTERNAL_SECRET);
    }

    private boolean hasSecretOf(SecretOrigin origin) {
        return credentials.origin() == origin
                || application.filter(app -> app.origin() == origin).isPresent();
    }
}
