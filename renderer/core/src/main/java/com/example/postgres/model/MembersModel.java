package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.RenderTarget;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The members of a cluster: its StatefulSet with pods and volumes.
 *
 * @param replicas number of members
 * @param pod the pods
 * @param storage the volume of each member
 * @param serviceAccountAnnotations of the ServiceAccount
 * @param podDisruptionBudget whether at most one member may be drained at a time
 * @param updateStrategy of the StatefulSet
 */
public record MembersModel(
        int replicas,
        PodModel pod,
        StorageModel storage,
        SortedMap<String, String> serviceAccountAnnotations,
        boolean podDisruptionBudget,
        String updateStrategy) {

    public MembersModel {
        serviceAccountAnnotations = Collections.unmodifiableSortedMap(new TreeMap<>(serviceAccountAnnotations));
    }

    static MembersModel of(PostgresClusterSpec spec, Names names, RenderTarget target) {
        int replicas = requireNonNullElse(spec.replicas(), SpecDefaults.REPLICAS);
        return new MembersModel(
                replicas,
                PodModel.of(spec, names, target),
                StorageModel.of(spec.storage(), spec.deletionPolicy()),
                new TreeMap<>(serviceAccountAnnotations(spec)),
                replicas > 1 && isPodDisruptionBudgetEnabled(spec),
                ConsumerDifferences.updateStrategy(target.consumer()));
    }

    private static Map<String, String> serviceAccountAnnotations(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.serviceAccount())
                .map(PostgresClusterSpec.ServiceAccount::annotations)
                .orElse(Map.of());
    }

    private static boolean isPodDisruptionBudgetEnabled(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.podDisruptionBudget())
                .map(PostgresClusterSpec.PodDisruptionBudget::enabled)
                .orElse(SpecDefaults.POD_DISRUPTION_BUDGET_ENABLED);
    }
}
