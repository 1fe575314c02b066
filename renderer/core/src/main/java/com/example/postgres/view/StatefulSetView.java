package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.StorageModel;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The StatefulSet of the members.
 *
 * @param metadata of the object
 * @param replicas number of members
 * @param headlessService that gives each member a DNS name
 * @param minReadySeconds for which a new member must be Ready before the next one is replaced; empty for none
 * @param updateStrategy RollingUpdate or OnDelete
 * @param claimsWhenDeleted Retain or Delete
 * @param pod the pods
 * @param claim the volume claim of each pod
 */
public record StatefulSetView(
        MetadataView metadata,
        int replicas,
        String headlessService,
        Optional<Integer> minReadySeconds,
        String updateStrategy,
        String claimsWhenDeleted,
        PodView pod,
        ClaimView claim) {

    /**
     * The volume claim of each pod. It can never change after the StatefulSet was created, so it carries nothing that could.
     *
     * @param cluster that it belongs to
     * @param spec the volume
     */
    public record ClaimView(String cluster, ClaimSpecView spec) {}

    /**
     * The StatefulSet of a cluster.
     *
     * @param model the cluster
     * @param scripts that its pods run, by file name
     */
    public static StatefulSetView of(ClusterModel model, SortedMap<String, String> scripts) {
        return new StatefulSetView(
                MetadataView.ofMembers(model),
                model.members().replicas(),
                model.names().headlessService(),
                Optional.of(model.patroni().minReadySeconds()).filter(seconds -> seconds > 0),
                model.members().updateStrategy(),
                model.members().storage().deletedWithCluster() ? "Delete" : "Retain",
                PodView.of(model, scripts),
                claim(model));
    }

    private static ClaimView claim(ClusterModel model) {
        return new ClaimView(
                model.names().cluster(), ClaimSpecView.of(model.members().storage()));
    }

    /**
     * The volume that a claim asks for.
     *
     * @param storageClass empty for the default class of the Kubernetes cluster
     * @param request quantity of bytes
     */
    public record ClaimSpecView(Optional<String> storageClass, String request) {

        static ClaimSpecView of(StorageModel storage) {
            return new ClaimSpecView(storage.storageClass(), storage.request());
        }
    }
}
