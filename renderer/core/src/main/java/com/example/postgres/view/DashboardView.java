package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * A Grafana dashboard of one cluster.
 *
 * @param namespace of the cluster
 * @param cluster its name
 */
public record DashboardView(String namespace, String cluster) {

    public static DashboardView of(ClusterModel model) {
        return new DashboardView(model.namespace(), model.names().cluster());
    }
}
