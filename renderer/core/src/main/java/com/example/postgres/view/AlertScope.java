package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * The cluster that alerts are about.
 *
 * @param namespace of the cluster
 * @param cluster its name
 */
record AlertScope(String namespace, String cluster) {

    static AlertScope of(ClusterModel model) {
        return new AlertScope(model.namespace(), model.names().cluster());
    }

    /** A metric of the members, by the labels that the Prometheus operator gives: {@code pg_up{namespace="…",pod=~"…"}}. */
    String metric(String name) {
        return metric(name, "");
    }

    /** The same with further conditions on labels, each after a comma. */
    String metric(String name, String conditions) {
        return name + "{namespace=\"" + namespace + "\",pod=~\"" + memberNames() + "\"" + conditions + "}";
    }

    /** Names of clusters consist of letters, digits and hyphens, which mean themselves in a pattern. */
    String memberNames() {
        return cluster + "-[0-9]+";
    }

    /** Something that must be looked at now. */
    AlertView critical(String name, String expression, String duration, String summary, String description) {
        return new AlertView(name, expression, duration, "critical", namespace, cluster, summary, description);
    }

    /** Something that must be looked at soon. */
    AlertView warning(String name, String expression, String duration, String summary, String description) {
        return new AlertView(name, expression, duration, "warning", namespace, cluster, summary, description);
    }
}
