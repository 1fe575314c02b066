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

    /** The archives that the members connect to: the one they write, and the one they were restored from. */
    public List<ArchiveModel> archives() {
        return Stream.concat(backup.map(BackupModel::archive).stream(), recovery.map(RecoveryModel::source).stream())
                .toList();
    }

    /** Metadata of an object of the set: the inherited ones under the renderer's own labels. */
    public Metadata metadata(Labels.Component component) {
        return inherited.withLabels(Labels.of(names.cluster(), component));
    }

    /** Whether a Job of the set creates Secrets. */
    public boolean hasCredentialsJob() {
        return credentials.createdByJob()
                || application.filter(ApplicationModel::createdByJob).isPresent();
    }
}
