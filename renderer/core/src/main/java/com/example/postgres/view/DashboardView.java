package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * A Grafana dashboard of one cluster.
 *
 * @param title of the dashboard
 * @param namespace of the cluster
 * @param cluster its name
 */
public record DashboardView(String title, String namespace, String cluster) {

    public static DashboardView of(ClusterModel model) {
        String cluster = model.names().cluster();
        return new DashboardView("PostgreSQL " + model.namespace() + "/" + cluster, model.namespace(), cluster);
    }
}
