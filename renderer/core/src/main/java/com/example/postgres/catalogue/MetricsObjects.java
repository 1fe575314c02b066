package com.example.postgres.catalogue;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.view.DashboardView;
import com.example.postgres.view.FilesConfigMapView;
import com.example.postgres.view.PodMonitorView;
import com.example.postgres.view.PrometheusRuleView;
import com.example.postgres.yaml.CanonicalJson;
import java.util.List;
import java.util.function.Predicate;

/** What Prometheus and Grafana read. */
final class MetricsObjects {

    static final Scripts SCRIPTS = Scripts.when(
            model -> model.metrics().isPresent(),
            "metrics/scripts",
            "start-exporter.sh",
            "exporter-role.sql",
            "exporter-queries.yaml",
            "member-status.sh");

    /** Its name is unique among the dashboards of all clusters, which Grafana keeps in one folder. */
    private static final FileTemplate DASHBOARD = new FileTemplate(
            model -> model.namespace() + "-" + model.names().cluster() + ".json",
            "metrics/dashboard.yaml",
            DashboardView.class,
            model -> model.metrics().filter(MetricsModel::dashboard).map(metrics -> DashboardView.of(model)),
            CanonicalJson::pretty);

    static final List<ObjectTemplate> ALL = List.of(
            ObjectTemplate.ofFiles(
                    "metrics/configmap-dashboard.yaml",
                    FilesConfigMapView.class,
                    FilesConfigMapView::ofDashboard,
                    List.of(DASHBOARD)),
            ObjectTemplate.when(
                    has(MetricsModel::podMonitor), "metrics/podmonitor.yaml", PodMonitorView.class, PodMonitorView::of),
            ObjectTemplate.when(
                    has(MetricsModel::prometheusRule),
                    "metrics/prometheusrule.yaml",
                    PrometheusRuleView.class,
                    PrometheusRuleView::of));

    private MetricsObjects() {}

    private static Predicate<ClusterModel> has(Predicate<MetricsModel> part) {
        return model -> model.metrics().filter(part).isPresent();
    }
}
