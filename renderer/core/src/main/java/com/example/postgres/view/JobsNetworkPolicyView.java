package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The NetworkPolicy of the pods of Jobs: backups, restore drills, the creation of credentials.
 *
 * @param metadata of the object
 * @param clusterSelector a mapping
 * @param componentLabel key of the label that tells what a pod is for
 * @param components its values, one for each kind of Job
 * @param restrictEgress whether outgoing connections are limited
 * @param outsidePorts ports outside of the cluster that they connect to, beside 443
 */
public record JobsNetworkPolicyView(
        MetadataView metadata,
        JsonNode clusterSelector,
        String componentLabel,
        List<String> components,
        boolean restrictEgress,
        List<JsonNode> outsidePorts) {

    public static JobsNetworkPolicyView of(ClusterModel model) {
        return new JobsNetworkPolicyView(
                MetadataView.of(model, model.names().networkPolicy("jobs"), Component.CONFIGURATION),
                Json.of(Map.of(Labels.CLUSTER, model.names().cluster())),
                Labels.COMPONENT,
                Stream.of(Component.BACKUP, Component.CREDENTIALS, Component.VERIFY)
                        .map(Component::value)
                        .toList(),
                model.network().restrictEgress(),
                OutsidePorts.of(model));
    }
}
