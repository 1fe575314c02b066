package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One cluster with every decision made: defaults applied, names derived. Empty optionals are features that the cluster does
 * not have.
 *
 * @param names of its objects
 * @param namespace of its objects
 * @param replicas number of members
 * @param inherited labels and annotations of every object
 * @param postgres the database servers
 * @param patroni cluster-wide settings of Patroni
 * @param pod the pods of the members
 * @param storage the volume of each member
 * @param service how the primary is exposed
 * @param replicaService how the replicas are exposed
 * @param domain DNS domain of the Kubernetes cluster
 * @param serviceAccountAnnotations of the members' ServiceAccount
 * @param network who may connect
 * @param jobs the pods of Jobs
 * @param credentials the Secret with the passwords
 * @param backup archiving and base backups
 * @param recovery the backup that a new cluster is restored from; empty for initdb or a standby cluster
 * @param standby what a standby cluster follows
 * @param tls encrypted connections
 * @param pooler the connection pooler
 * @param metrics the metrics exporter
 * @param application the database of an application
 * @param podDisruptionBudget whether at most one member may be drained at a time
 * @param updateStrategy of the StatefulSet
 */
public record ClusterModel(
        Names names,
        String namespace,
        int replicas,
        Metadata inherited,
        PostgresModel postgres,
        PatroniModel patroni,
        PodModel pod,
        StorageModel storage,
        ServiceModel service,
        ServiceModel replicaService,
        String domain,
        SortedMap<String, String> serviceAccountAnnotations,
        NetworkModel network,
        JobsModel jobs,
        CredentialsModel credentials,
        Optional<BackupModel> backup,
        Optional<RecoveryModel> recovery,
        Optional<StandbyModel> standby,
        Optional<TlsModel> tls,
        Optional<PoolerModel> pooler,
        Optional<MetricsModel> metrics,
        Optional<ApplicationModel> application,
        boolean podDisruptionBudget,
        String updateStrategy) {

    /** Decides everything that a spec leaves open. The spec must have passed validation for the same target. */
    public static ClusterModel of(PostgresCluster cluster, RenderTarget target) {
        PostgresClusterSpec spec = cluster.spec();
        Names names = new Names(cluster.metadata().name());
        String namespace = requireNonNullElse(cluster.metadata().namespace(), target.namespace());
        int replicas = requireNonNullElse(spec.replicas(), SpecDefaults.REPLICAS);
        PostgresModel postgres = PostgresModel.of(spec);
        int major = postgres.version().major();
        Optional<BackupModel> backup = BackupModel.of(spec, namespace + "/" + names.cluster(), major, replicas, target);
        Optional<RecoveryModel> recovery = RecoveryModel.of(spec, major);
        Optional<StandbyModel> standby = StandbyModel.of(spec, major);
        NetworkModel network =
                NetworkModel.of(spec.networkPolicy(), target.consumer(), archives(backup, recovery, standby), standby);
        return new ClusterModel(
                names,
                namespace,
                replicas,
                Metadata.of(spec.inheritedMetadata()),
                postgres,
                PatroniModel.of(spec),
                PodModel.of(spec, names, target),
                StorageModel.of(spec.storage(), spec.deletionPolicy()),
                ServiceModel.of(spec.service()),
                ServiceModel.of(spec.replicaService()),
                requireNonNullElse(spec.clusterDomain(), SpecDefaults.CLUSTER_DOMAIN),
                new TreeMap<>(serviceAccountAnnotations(spec)),
                network,
                JobsModel.of(spec),
                CredentialsModel.of(spec, names, target.secretsPolicy()),
                backup,
                recovery,
                standby,
                TlsModel.of(spec, names),
                PoolerModel.of(spec, target),
                MetricsModel.of(spec, network, target),
                ApplicationModel.of(spec.bootstrap(), names, target.secretsPolicy()),
                replicas > 1 && isPodDisruptionBudgetEnabled(spec),
                ConsumerDifferences.updateStrategy(target.consumer()));
    }

    private static List<ArchiveModel> archives(
            Optional<BackupModel> backup, Optional<RecoveryModel> recovery, Optional<StandbyModel> standby) {
        return Stream.of(
                        backup.map(BackupModel::archive),
                        recovery.map(RecoveryModel::source),
                        standby.flatMap(StandbyModel::archive))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, String> serviceAccountAnnotations(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.serviceAccount())
                .map(PostgresClusterSpec.ServiceAccount::annotations)
                .orElse(Map.of());
    }

    private static boolean isPodDisruptionBudgetEnabled(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.podDisruptionBudget())
                .map(PostgresClusterSpec.PodDisruptionBudget::enabled)
                .orElse(SpecDefaults.POD_DISRUPTION_BUDGET_ENABLED);
    }

    /** The Secrets that must exist because the manifests refer to them and do not create them. */
    public List<SecretRequirement> requirements() {
        return SecretRequirement.listOf(credentials, tls, application, archives(), namespace);
    }

    /** The archives that the members connect to: the one that they write, and the one that they read. */
    public List<ArchiveModel> archives() {
        return archives(backup, recovery, standby);
    }

    /** The archive with the first data: that of a restore, or the one that a standby cluster follows. */
    public Optional<ArchiveModel> sourceArchive() {
        return recovery.map(RecoveryModel::source).or(() -> standby.flatMap(StandbyModel::archive));
    }

    /** The restore drill. */
    public Optional<BackupModel.Drill> drill() {
        return backup.flatMap(BackupModel::drill);
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
