package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.StandbyModel;
import java.util.ArrayList;
import java.util.List;

/** Whether members run, one of them leads and the others follow. */
final class MemberAlerts {

    private MemberAlerts() {}

    static List<AlertView> of(AlertScope scope, ClusterModel model) {
        List<AlertView> alerts = new ArrayList<>();
        if (model.standby().isEmpty()) {
            alerts.add(noPrimary(scope));
            alerts.add(twoPrimaries(scope));
        }
        alerts.add(memberDown(scope, model.replicas()));
        if (model.replicas() > 1) {
            alerts.add(replicaNotStreaming(scope, model.replicas()));
            alerts.add(replicaLag(scope, model.patroni().maximumLagOnFailover()));
        }
        if (model.standby().flatMap(StandbyModel::primary).isPresent()) {
            alerts.add(standbyNotStreaming(scope, model.replicas()));
        }
        if (model.standby().flatMap(StandbyModel::archive).isPresent()) {
            alerts.add(archiveNotAnswering(scope));
        }
        return alerts;
    }

    private static AlertView noPrimary(AlertScope scope) {
        return scope.critical(
                "PostgresNoPrimary",
                "absent(" + scope.metric("pg_replication_is_replica") + " == 0)",
                "1m",
                scope.cluster() + " has no primary",
                "No member says that it takes writes. Look at patronictl list in any member.");
    }

    private static AlertView twoPrimaries(AlertScope scope) {
        return scope.critical(
                "PostgresTwoPrimaries",
                "count(" + scope.metric("pg_replication_is_replica") + " == 0) > 1",
                "1m",
                scope.cluster() + " has more than one primary",
                "Several members take writes. Look at patronictl list in each of them.");
    }

    private static AlertView memberDown(AlertScope scope, int replicas) {
        return scope.warning(
                "PostgresMemberDown",
                "(count(" + scope.metric("pg_up") + " == 1) or vector(0)) < " + replicas,
                "5m",
                "a member of " + scope.cluster() + " is down",
                "Fewer members answer than the cluster has. Look at the pods and at patronictl list.");
    }

    private static AlertView replicaNotStreaming(AlertScope scope, int replicas) {
        return scope.warning(
                "PostgresReplicaNotStreaming",
                "(count(" + streaming(scope) + ") or vector(0)) < " + (replicas - 1),
                "10m",
                "a replica of " + scope.cluster() + " does not follow",
                "Fewer replicas stream from the primary than the cluster has. Look at patronictl list.");
    }

    private static AlertView replicaLag(AlertScope scope, long bytes) {
        return scope.warning(
                "PostgresReplicaLag",
                "max by (namespace, application_name) (" + streaming(scope) + ") > " + bytes,
                "10m",
                "a replica of " + scope.cluster() + " lags behind",
                "The replica is further behind than the limit above which it may not become primary.");
    }

    private static AlertView standbyNotStreaming(AlertScope scope, int replicas) {
        return scope.critical(
                "PostgresStandbyNotStreaming",
                "(sum(" + scope.metric("pgc_receiver_streaming") + ") or vector(0)) < " + replicas,
                "10m",
                scope.cluster() + " does not follow its remote primary",
                "Fewer members receive the log than the standby cluster has. What the remote primary does from here on"
                        + " would be lost with it. Look at patronictl list and at the log of the standby leader.");
    }

    /** Only the standby leader asks the archive; without anything new that is every few seconds. */
    private static AlertView archiveNotAnswering(AlertScope scope) {
        return scope.critical(
                "PostgresStandbyArchiveSilent",
                "time() - (max(" + scope.metric("pgc_archive_last_answer_timestamp_seconds") + ") or vector(0)) > 300",
                "10m",
                scope.cluster() + " cannot read the archive that it follows",
                "No member got an answer from the archive. What is archived from here on would be lost with it and the"
                        + " first cluster. Look at patronictl list and at the log of the standby leader.");
    }

    private static String streaming(AlertScope scope) {
        return scope.metric(
                "pg_stat_replication_pg_wal_lsn_diff",
                ",application_name=~\"" + scope.memberNames() + "\",state=\"streaming\"");
    }
}
