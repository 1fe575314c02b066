package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/**
 * The StatefulSet of the members.
 *
 * @param metadata of the object
 * @param replicas number of members
 * @param headlessService that gives each member a DNS name
 * @param selector labels of the pods
 * @param updateStrategy RollingUpdate or OnDelete
 * @param claimsWhenDeleted Retain or Delete
 * @param pod the pods
 * @param claim the volume claim of each pod
 */
public record StatefulSetView(
        MetadataView metadata,
        int replicas,
        String headlessService,
        JsonNode selector,
        String updateStrategy,
        String claimsWhenDeleted,
        PodView pod,
        ClaimView claim) {

    /**
     * The volume claim of each pod. It can never change after the StatefulSet was created, so it carries nothing that could.
     *
     * @param labels a mapping
     * @param annotations a mapping
     * @param spec the volume
     */
    public record ClaimView(JsonNode labels, JsonNode annotations, ClaimSpecView spec) {}

    public static StatefulSetView of(ClusterModel model) {
        return new StatefulSetView(
                MetadataView.of(
                        model,
                        model.names().cluster(),
                        SubstitutionProtection.protect(PruneProtection.protect(model.metadata(Component.POSTGRES)))),
                model.replicas(),
                model.names().headlessService(),
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                model.updateStrategy(),
                model.storage().deletedWithCluster() ? "Delete" : "Retain",
                PodView.of(model),
                claim(model));
    }

    private static ClaimView claim(ClusterModel model) {
        return new ClaimView(
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                Json.of(new TreeMap<>(PruneProtection.ANNOTATIONS)),
                ClaimSpecView.of(model.storage()));
    }
}
