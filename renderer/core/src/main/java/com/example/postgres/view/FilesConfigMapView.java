package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;

/**
 * A ConfigMap of files.
 *
 * @param metadata of the object
 * @param files a mapping from file name to content
 */
public record FilesConfigMapView(MetadataView metadata, JsonNode files) {

    /** The configuration of Patroni; Patroni must not find this ConfigMap by its selector. */
    public static FilesConfigMapView ofPatroni(ClusterModel model, SortedMap<String, String> files) {
        return new FilesConfigMapView(
                MetadataView.of(model, model.names().patroniConfigMap(), Component.CONFIGURATION), Json.of(files));
    }

    /** The settings of the connection pooler. */
    public static FilesConfigMapView ofPooler(ClusterModel model, SortedMap<String, String> files) {
        return new FilesConfigMapView(
                MetadataView.of(
                        model,
                        model.names().poolerConfigMap(),
                        SubstitutionProtection.protect(model.metadata(Component.CONFIGURATION))),
                Json.of(files));
    }

    /** The dashboard, with the label by which the sidecar of Grafana's chart finds it. */
    public static FilesConfigMapView ofDashboard(ClusterModel model, SortedMap<String, String> files) {
        return new FilesConfigMapView(
                MetadataView.of(
                        model,
                        model.names().dashboardConfigMap(),
                        SubstitutionProtection.protect(
                                model.metadata(Component.CONFIGURATION).withLabels(Map.of("grafana_dashboard", "1")))),
                Json.of(files));
    }

    /** The scripts that run in pods. */
    public static FilesConfigMapView ofScripts(ClusterModel model, SortedMap<String, String> files) {
        return new FilesConfigMapView(
                MetadataView.of(
                        model,
                        model.names().scriptsConfigMap(),
                        SubstitutionProtection.protect(model.metadata(Component.CONFIGURATION))),
                Json.of(files));
    }
}
