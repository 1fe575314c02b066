package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.spec.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of a cluster. Each expression asks only for metrics that the cluster as rendered has: those of the exporter
 * (https://github.com/prometheus-community/postgres_exporter), and those of Patroni
 * (https://patroni.readthedocs.io/en/latest/rest_api.html#monitoring-endpoint) where they may be scraped. The labels
 * namespace and pod are those that the Prometheus operator gives.
 */
final class Alerts {

    private static final String CRITICAL = "critical";
    private static final String WARNING = "warning";
    private static final int FULL_PERCENT = 85;

    private final ClusterModel model;
    private final String cluster;
    private final String members;
    private final List<AlertView> alerts = new ArrayList<>();

    private Alerts(ClusterModel model) {
        this.model = model;
        this.cluster = model.names().cluster();
        this.members = "namespace=\"" + model.namespace() + "\",pod=~\"" + memberNames() + "\"";
    }

    static List<AlertView> of(ClusterModel model, MetricsModel metrics) {
        Alerts alerts = new Alerts(model);
        alerts.ofMembers();
        if (model.replicas() > 1) {
            alerts.ofReplication();
        }
        alerts.ofCapacity();
        if (metrics.archives()) {
            alerts.ofArchiving();
        }
        if (metrics.patroniIsScraped()) {
            alerts.ofPatroni();
        }
        return List.copyOf(alerts.alerts);
    }

    private void ofMembers() {
        add(
                "PostgresNoPrimary",
                "absent(" + metric("pg_replication_is_replica") + " == 0)",
                "1m",
                CRITICAL,
                cluster + " has no primary",
                "No member says that it takes writes. Look at patronictl list in any member.");
        add(
                "PostgresTwoPrimaries",
                "count(" + metric("pg_replication_is_replica") + " == 0) > 1",
                "1m",
                CRITICAL,
                cluster + " has more than one primary",
                "Several members take writes. Look at patronictl list in each of them.");
        add(
                "PostgresMemberDown",
                "(count(" + metric("pg_up") + " == 1) or vector(0)) < " + model.replicas(),
                "5m",
                WARNING,
                "a member of " + cluster + " is down",
                "Fewer members answer than the cluster has. Look at the pods and at patronictl list.");
    }

    private void ofReplication() {
        String streaming = "pg_stat_replication_pg_wal_lsn_diff{" + members + ",application_name=~\"" + memberNames()
                + "\",state=\"streaming\"}";
        add(
                "PostgresReplicaNotStreaming",
                "(count(" + streaming + ") or vector(0)) < " + (model.replicas() - 1),
                "10m",
                WARNING,
                "a replica of " + cluster + " does not follow",
                "Fewer replicas stream from the primary than the cluster has. Look at patronictl list.");
        add(
                "PostgresReplicaLag",
                "max by (namespace, application_name) (" + streaming + ") > "
                        + model.patroni().maximumLagOnFailover(),
                "10m",
                WARNING,
                "a replica of " + cluster + " lags behind",
                "The replica is further behind than the limit above which it may not become primary.");
    }

    private void ofCapacity() {
        long bytes = Quantity.parse(model.storage().request()).longValue();
        add(
                "PostgresDiskFilling",
                "sum by (namespace, pod) (" + metric("pg_database_size_bytes") + ") + sum by (namespace, pod) ("
                        + metric("pg_wal_size_bytes") + ") > " + (bytes / 100 * FULL_PERCENT),
                "15m",
                CRITICAL,
                "the volume of a member of " + cluster + " is filling",
                "Databases and log take more than " + FULL_PERCENT + " % of spec.storage.size. Make the volume larger,"
                        + " or find what keeps the log: a lost replication slot, failing archiving.");
        add(
                "PostgresConnectionsExhausted",
                "sum by (namespace, pod) (pg_stat_activity_count{" + members + ",backend_type=\"client backend\"})"
                        + " > 0.9 * max by (namespace, pod) (" + metric("pg_settings_max_connections") + ")",
                "5m",
                WARNING,
                "a member of " + cluster + " runs out of connections",
                "More than 90 % of max_connections are in use.");
    }

    private void ofArchiving() {
        add(
                "PostgresArchivingFailing",
                "increase(" + metric("pg_stat_archiver_failed_count") + "[15m]) > 0",
                "15m",
                CRITICAL,
                cluster + " fails to archive its log",
                "The log cannot be recovered from the archive from here on, and fills the volume. Look at the log of"
                        + " the primary.");
    }

    private void ofPatroni() {
        add(
                "PostgresRestartPending",
                metric("patroni_pending_restart") + " == 1",
                "1h",
                WARNING,
                "a member of " + cluster + " waits for a restart",
                "A changed parameter takes effect only when PostgreSQL restarts: patronictl restart.");
        add(
                "PostgresPatroniPaused",
                metric("patroni_is_paused") + " == 1",
                "1h",
                WARNING,
                cluster + " is paused",
                "There is no automatic failover while Patroni is paused: patronictl resume.");
    }

    private void add(
            String name, String expression, String duration, String severity, String summary, String description) {
        alerts.add(
                new AlertView(name, expression, duration, severity, model.namespace(), cluster, summary, description));
    }

    private String metric(String name) {
        return name + "{" + members + "}";
    }

    /** Names of clusters consist of letters, digits and hyphens, which mean themselves in a pattern. */
    private String memberNames() {
        return cluster + "-[0-9]+";
    }
}
