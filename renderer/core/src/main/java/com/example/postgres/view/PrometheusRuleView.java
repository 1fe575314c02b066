package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.model.StandbyModel;
import java.util.Optional;

/**
 * The alerts of a cluster. Each of them asks only for metrics that the cluster as rendered has.
 *
 * @param metadata of the object
 * @param namespace of the cluster
 * @param cluster its name
 * @param members number of members
 * @param replication what must hold between members; empty for a single one
 * @param synchronous whether commits wait for standbys, which a standby cluster has none of
 * @param standby what the cluster follows; empty unless it is a standby cluster
 * @param backup what must hold of the archive; empty without one, and for a standby cluster, which archives nothing
 * @param hasTls whether members serve a certificate
 * @param queriesConfigMap ConfigMap with queries of the user
 */
public record PrometheusRuleView(
        MetadataView metadata,
        String namespace,
        String cluster,
        int members,
        Optional<Replication> replication,
        boolean synchronous,
        Optional<Standby> standby,
        Optional<Backup> backup,
        boolean hasTls,
        Optional<String> queriesConfigMap) {

    /**
     * Between the primary and its replicas.
     *
     * @param replicas number of members that stream from the primary
     * @param maximumLag bytes above which a replica may not become primary
     */
    public record Replication(int replicas, long maximumLag) {}

    /**
     * What a standby cluster follows.
     *
     * @param followsPrimary whether it streams from a remote primary; otherwise it replays an archive
     */
    public record Standby(boolean followsPrimary) {}

    /**
     * The archive.
     *
     * @param maximumAge seconds after which the newest base backup is too old; empty while backups are suspended
     * @param maximumDrillAge the same of the last restore drill; empty without one
     */
    public record Backup(Optional<Long> maximumAge, Optional<Long> maximumDrillAge) {

        private static Backup of(BackupModel backup) {
            return new Backup(
                    Optional.of(backup.job())
                            .filter(job -> !job.suspended())
                            .map(job -> job.overdueAfter().toSeconds()),
                    backup.drill().map(drill -> drill.overdueAfter().toSeconds()));
        }
    }

    public static PrometheusRuleView of(ClusterModel model) {
        int members = model.members().replicas();
        Optional<Replication> replication = members == 1
                ? Optional.empty()
                : Optional.of(new Replication(members - 1, model.patroni().maximumLagOnFailover()));
        return new PrometheusRuleView(
                MetadataView.ofMonitoring(model, model.metrics().orElseThrow()),
                model.namespace(),
                model.names().cluster(),
                members,
                replication,
                members > 1
                        && model.patroni().isSynchronous()
                        && model.data().standby().isEmpty(),
                model.data().standby().map(PrometheusRuleView::standby),
                model.data()
                        .backup()
                        .filter(backup -> model.data().standby().isEmpty())
                        .map(Backup::of),
                model.access().tls().isPresent(),
                model.metrics().flatMap(MetricsModel::queriesConfigMap));
    }

    private static Standby standby(StandbyModel standby) {
        return new Standby(standby.primary().isPresent());
    }
}
