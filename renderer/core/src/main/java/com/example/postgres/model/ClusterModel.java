package com.example.postgres.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One cluster with every decision taken.
 *
 * @param names of its objects
 * @param namespace it lives in
 * @param replicas number of members
 * @param inherited labels and annotations of every object
 * @param postgres the database servers
 * @param patroni cluster-wide settings of Patroni
 * @param pod the pods of the members
 * @param storage the volume of each member
 * @param service how the primary is exposed
 * @param serviceAccountAnnotations of the members' ServiceAccount
 * @param network who may connect
 * @param credentials the Secret with the passwords
 * @param backup archiving and base backups
 * @param recovery where the first data come from, when not from initdb
 * @param standby what the cluster follows, when it is a standby cluster
 * @param tls encrypted connections; empty for none
 * @param pooler the connection pooler, where there is one
 * @param metrics the metrics exporter, where there is one
 * @param application the database of an application, where one is asked for
 * @param podDisruptionBudget whether at most one member may be drained at a time
 * @param updateStrategy of the StatefulSet
 * @param requirements Secrets that must exist and do not come from the set
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
        SortedMap<String, String> serviceAccountAnnotations,
        NetworkModel network,
        CredentialsModel credentials,
        Optional<BackupModel> backup,
        Optional<RecoveryModel> recovery,
        Optional<StandbyModel> standby,
        Optional<TlsModel> tls,
        Optional<PoolerModel> pooler,
        Optional<MetricsModel> metrics,
        Optional<ApplicationModel> application,
        boolean podDisruptionBudget,
        String updateStrategy,
        List<SecretRequirement> requirements) {

    public ClusterModel {
        requirements = List.copyOf(requirements);
    }

    /** The archives that the members connect to: the one they write, and the one they read. */
    public List<ArchiveModel> archives() {
        return Stream.concat(backup.map(BackupModel::archive).stream(), sourceArchive().stream())
                .toList();
    }

    /** The archive that the first data come from: that of a restore, or the one that a standby cluster follows. */
    public Optional<ArchiveModel> sourceArchive() {
        return recovery.map(RecoveryModel::source).or(() -> standby.flatMap(StandbyModel::archive));
    }

    /** The restore drill. */
    public Optional<BackupModel.Drill> drill() {
        return backup.flatMap(BackupModel::drill);
    }

    /** Metadata of an object of the set: the inherited ones under the renderer's own labels. */
    public Metadata metadata(Labels.Component component) {
        return inherited.withLabels(Labels.of(names.cluster(), component));
    }

    /** Whether a Job of the set creates Secrets. */
    public boolean hasCredentialsJob() {
        return hasSecretOf(SecretOrigin.JOB);
    }

    /** Whether ExternalSecrets of the set create Secrets. */
    public boolean hasExternalSecrets() {
        return hasSecretOf(SecretOrigin.EXTERNAL_SECRET);
    }

    private boolean hasSecretOf(SecretOrigin origin) {
        return credentials.origin() == origin
                || application.filter(app -> app.origin() == origin).isPresent();
    }
}
