package com.example.postgres.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels that the renderer sets; the only place that spells them. They are all of this project's own domain: a label
 * that a GitOps tool tracks ({@code app.kubernetes.io/instance}) on a volume claim or on Patroni's ConfigMaps would get
 * them pruned, and one that carries a version would restart databases.
 */
public final class Labels {

    /** On every object, pod and claim: the cluster it belongs to. Also Patroni's scope label. */
    public static final String CLUSTER = "postgres.example.com/cluster";

    /** What an object is for; with {@link #CLUSTER} the selector of pods. */
    public static final String COMPONENT = "postgres.example.com/component";

    /** On pods, by Patroni: {@link #PRIMARY} or {@link #REPLICA}. */
    public static final String ROLE = "postgres.example.com/role";

    public static final String PRIMARY = "primary";

    public static final String REPLICA = "replica";

    /** What an object is for. */
    public enum Component {
        /** Members, and the ConfigMaps that Patroni must find. Patroni takes every pod with this value for a member. */
        POSTGRES("postgres"),
        /** Configuration that Patroni must not find. */
        CONFIGURATION("configuration"),
        /** The Job that creates the credentials. */
        CREDENTIALS("credentials"),
        /** The CronJob of the base backups. */
        BACKUP("backup"),
        /** The CronJob of the restore drill. */
        VERIFY("verify");

        private final String value;

        Component(String value) {
            this.value = value;
        }

        /** The value of the label. */
        public String value() {
            return value;
        }
    }

    private Labels() {}

    /** Cluster and component: the labels of an object, or the selector of its pods. */
    public static SortedMap<String, String> of(String cluster, Component component) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(CLUSTER, cluster, COMPONENT, component.value())));
    }

    /** The selector of the members in the given role. */
    public static SortedMap<String, String> membersIn(String role, String cluster) {
        SortedMap<String, String> labels = new TreeMap<>(of(cluster, Component.POSTGRES));
        labels.put(ROLE, role);
        return Collections.unmodifiableSortedMap(labels);
    }
}
