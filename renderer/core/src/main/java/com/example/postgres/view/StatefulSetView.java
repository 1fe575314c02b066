package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Names;
import com.example.postgres.model.StorageModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/**
 * The StatefulSet of the members.
 *
 * @param metadata of the object
 * @param replicas number of members
 * @param headlessService that gives each member a DNS name
 * @param selector labels of the pods
 * @param hasMinReadySeconds whether a new member counts only some time after it is Ready
 * @param minReadySeconds that time
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
        boolean hasMinReadySeconds,
        int minReadySeconds,
        String updateStrategy,
        String claimsWhenDeleted,
        PodView pod,
        ClaimView claim) {

    /**
     * The volume claim of each pod. It can never change after the StatefulSet was created, so it carries nothing that could.
     *
     * @param name of the template
     * @param labels a mapping
     * @param annotations a mapping
     * @param request quantity of bytes
     * @param hasStorageClass whether a class is named
     * @param storageClass its name
     */
    public record ClaimView(
            String name,
            JsonNode labels,
            JsonNode annotations,
            String request,
            boolean hasStorageClass,
            String storageClass) {}

    public static StatefulSetView of(ClusterModel model) {
        return new StatefulSetView(
                MetadataView.of(
                        model,
                        model.names().cluster(),
                        SubstitutionProtection.protect(PruneProtection.protect(model.metadata(Component.POSTGRES)))),
                model.replicas(),
                model.names().headlessService(),
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                model.patroni().minReadySeconds() > 0,
                model.patroni().minReadySeconds(),
                model.updateStrategy(),
                model.storage().deletedWithCluster() ? "Delete" : "Retain",
                PodView.of(model),
                claim(model));
    }

    private static ClaimView claim(ClusterModel model) {
        StorageModel storage = model.storage();
        return new ClaimView(
                Names.DATA_VOLUME,
                Json.of(Labels.of(model.names().cluster(), Component.POSTGRES)),
                Json.of(new TreeMap<>(PruneProtection.ANNOTATIONS)),
                storage.request(),
                storage.storageClass().isPresent(),
                storage.storageClass().orElse(""));
    }
}
