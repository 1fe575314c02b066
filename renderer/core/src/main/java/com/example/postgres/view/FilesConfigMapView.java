package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/**
 * A ConfigMap of files.
 *
 * @param metadata of the object; Patroni must not find it by its selector
 * @param files a mapping from file name to content
 */
public record FilesConfigMapView(MetadataView metadata, JsonNode files) {

    /** The configuration of Patroni. */
    public static FilesConfigMapView ofPatroni(ClusterModel model, SortedMap<String, String> files) {
        return of(model, model.names().patroniConfigMap(), files);
    }

    /** The settings of the connection pooler. */
    public static FilesConfigMapView ofPooler(ClusterModel model, SortedMap<String, String> files) {
        return of(model, model.names().poolerConfigMap(), files);
    }

    /** The dashboard. */
    public static FilesConfigMapView ofDashboard(ClusterModel model, SortedMap<String, String> files) {
        return of(model, model.names().dashboardConfigMap(), files);
    }

    /** The scripts that run in pods. */
    public static FilesConfigMapView ofScripts(ClusterModel model, SortedMap<String, String> files) {
        return of(model, model.names().scriptsConfigMap(), files);
    }

    private static FilesConfigMapView of(ClusterModel model, String name, SortedMap<String, String> files) {
        return new FilesConfigMapView(MetadataView.of(model, name, Component.CONFIGURATION), Json.of(files));
    }
}
