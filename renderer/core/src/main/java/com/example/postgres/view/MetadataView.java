package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.model.MetricsModel;
import java.util.List;
import java.util.Map;

/**
 * The metadata of an object, or of the pods of a Job.
 *
 * @param name of the object
 * @param namespace of the object
 * @param cluster that the object belongs to
 * @param component what the object is for, value of the label {@code postgres.example.com/component}
 * @param labels of the user
 * @param annotations of the user
 */
public record MetadataView(
        String name, String namespace, String cluster, String component, List<Pair> labels, List<Pair> annotations) {

    /**
     * A label or an annotation of the user.
     *
     * @param name of the label or annotation
     * @param value any text
     */
    public record Pair(String name, String value) {

        static List<Pair> listOf(Map<String, String> pairs) {
            return pairs.entrySet().stream()
                    .map(pair -> new Pair(pair.getKey(), pair.getValue()))
                    .toList();
        }
    }

    /** Of the members: the name of the cluster. */
    public static MetadataView ofMembers(ClusterModel model) {
        return of(model, model.names().cluster(), Component.POSTGRES);
    }

    /** Of the CronJob of base backups. */
    public static MetadataView ofBackup(ClusterModel model) {
        return of(model, model.names().backup(), Component.BACKUP);
    }

    /** Of the CronJob of restore drills. */
    public static MetadataView ofVerify(ClusterModel model) {
        return of(model, model.names().verify(), Component.VERIFY);
    }

    /** Of the Job that creates the credentials. */
    public static MetadataView ofCredentialsJob(ClusterModel model) {
        return of(model, model.names().credentialsAccount(), Component.CREDENTIALS);
    }

    /** Of the generator of passwords. */
    public static MetadataView ofPasswords(ClusterModel model) {
        return of(model, model.names().cluster(), Component.CREDENTIALS);
    }

    /** Of the Service that gives each member a DNS name. */
    public static MetadataView ofHeadlessService(ClusterModel model) {
        return of(model, model.names().headlessService(), Component.POSTGRES);
    }

    /** Of the ServiceAccount of members, with the annotations of the user. */
    public static MetadataView ofMemberAccount(ClusterModel model) {
        return ofAccount(model, model.names().cluster(), Component.POSTGRES);
    }

    /** Of the ServiceAccount of restore drills, which read the object store as members do. */
    public static MetadataView ofVerifyAccount(ClusterModel model) {
        return ofAccount(model, model.names().verify(), Component.VERIFY);
    }

    private static MetadataView ofAccount(ClusterModel model, String name, Component component) {
        return of(
                model,
                name,
                component,
                model.inherited().withAnnotations(model.members().serviceAccountAnnotations()));
    }

    /** Of a ConfigMap in which Patroni keeps state: with all labels by which Patroni finds it. */
    public static MetadataView ofLeader(ClusterModel model) {
        return of(model, model.names().dcsLeader(), Component.POSTGRES);
    }

    /** As {@link #ofLeader}. */
    public static MetadataView ofFailover(ClusterModel model) {
        return of(model, model.names().dcsFailover(), Component.POSTGRES);
    }

    /** As {@link #ofLeader}. */
    public static MetadataView ofSync(ClusterModel model) {
        return of(model, model.names().dcsSync(), Component.POSTGRES);
    }

    /** Of what a Prometheus selects by labels. */
    static MetadataView ofMonitoring(ClusterModel model, MetricsModel metrics) {
        return of(
                model,
                model.names().cluster(),
                Component.CONFIGURATION,
                model.inherited().withLabels(metrics.monitorLabels()));
    }

    static MetadataView of(ClusterModel model, String name, Component component) {
        return of(model, name, component, model.inherited());
    }

    /** Metadata of an object with labels or annotations of its own in the spec. */
    static MetadataView of(ClusterModel model, String name, Component component, Metadata metadata) {
        return new MetadataView(
                name,
                model.namespace(),
                model.names().cluster(),
                component.value(),
                Pair.listOf(metadata.labels()),
                Pair.listOf(metadata.annotations()));
    }
}
