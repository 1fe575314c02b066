package com.example.postgres.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of everything that belongs to a cluster; the only place that spells them.
 *
 * @param cluster name of the PostgresCluster: also Patroni's scope, the StatefulSet and the alias Service
 */
public record Names(String cluster) {

    /**
     * Endings that make the name of one cluster the name of an object of another: {@code orders} has the Service {@code
     * orders-repl}, and a cluster {@code orders-repl} in the same namespace would have it, too.
     */
    public static final List<String> SHARED_ENDINGS = new Names("").sharedNames();

    /** Names of objects of kinds that have an object with the name of the cluster. */
    private List<String> sharedNames() {
        return List.of(primaryService(), replicaService(), headlessService(), credentialsAccount(), backup(), verify());
    }

    /** Read-write Service. */
    public String primaryService() {
        return cluster + "-primary";
    }

    /** Read-only Service. */
    public String replicaService() {
        return cluster + "-repl";
    }

    /** Service that gives each member a DNS name. */
    public String headlessService() {
        return cluster + "-headless";
    }

    /** ConfigMap with patroni.yml. Never one of {@link #dcsConfigMaps}: Patroni owns those. */
    public String patroniConfigMap() {
        return cluster + "-patroni";
    }

    /** ConfigMap with the scripts that run in pods. */
    public String scriptsConfigMap() {
        return cluster + "-scripts";
    }

    /** ConfigMap with pgbouncer.ini. */
    public String poolerConfigMap() {
        return cluster + "-pgbouncer";
    }

    /** ConfigMap with a Grafana dashboard. */
    public String dashboardConfigMap() {
        return cluster + "-dashboard";
    }

    /** Secret with the access data of the application's database. */
    public String applicationSecret() {
        return cluster + "-app";
    }

    /** ConfigMap whose annotation {@code config} is the cluster-wide configuration. */
    public String dcsConfig() {
        return cluster + "-config";
    }

    /** ConfigMap that holds the leader lock. */
    public String dcsLeader() {
        return cluster + "-leader";
    }

    /** ConfigMap of a requested failover or switchover. */
    public String dcsFailover() {
        return cluster + "-failover";
    }

    /** ConfigMap of the synchronous standbys. */
    public String dcsSync() {
        return cluster + "-sync";
    }

    /** The four ConfigMaps in which Patroni keeps its state; the names are Patroni's ({@code patroni/dcs/kubernetes.py}). */
    public List<String> dcsConfigMaps() {
        return List.of(dcsConfig(), dcsLeader(), dcsFailover(), dcsSync());
    }

    /** The default credentials Secret. */
    public String credentialsSecret() {
        return cluster + "-credentials";
    }

    /** ServiceAccount, Role and RoleBinding of the Job that creates the credentials Secret. */
    public String credentialsAccount() {
        return cluster + "-credentials";
    }

    /** That Job, before its checksum: shorter, because the name of a Job is a label of its pods, of at most 63 characters. */
    public String credentialsJob() {
        return cluster + "-secrets";
    }

    /**
     * CronJob of the base backups, its ServiceAccount, Role and RoleBinding, and the ConfigMap that shows the outcome of the
     * last one.
     */
    public String backup() {
        return cluster + "-backup";
    }

    /** CronJob of the restore drill, its ServiceAccount, Role and RoleBinding. */
    public String verify() {
        return cluster + "-verify";
    }

    /** Certificate that an issuer signs, and the Secret in which it arrives. */
    public String tlsSecret() {
        return cluster + "-tls";
    }

    /** Secret with the CA from which the operator issues certificates, and its key. */
    public String authoritySecret() {
        return cluster + "-ca";
    }

    /** NetworkPolicy of one concern. */
    public String networkPolicy(String concern) {
        return cluster + "-" + concern;
    }

    /** The pods of the StatefulSet, by ordinal. */
    public List<String> pods(int replicas) {
        return IntStream.range(0, replicas)
                .mapToObj(ordinal -> cluster + "-" + ordinal)
                .toList();
    }
}
