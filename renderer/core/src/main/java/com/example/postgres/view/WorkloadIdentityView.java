package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.ObjectStore;
import com.example.postgres.model.PodModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers into which the cloud must not inject the token of the object store: only the postgres container uses it.
 * Google's metadata server answers every container of a pod.
 *
 * @param skippedByAws the containers, separated by commas; empty without a store of this cloud
 * @param skippedByAzure the same, separated by semicolons
 * @see <a href="https://github.com/aws/amazon-eks-pod-identity-webhook">AWS</a>
 * @see <a href="https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html">Azure</a>
 */
public record WorkloadIdentityView(Optional<String> skippedByAws, Optional<String> skippedByAzure) {

    static final String AWS = "eks.amazonaws.com/skip-containers";
    static final String AZURE = "azure.workload.identity/skip-containers";

    static WorkloadIdentityView of(ClusterModel model) {
        return new WorkloadIdentityView(
                skipped(model, ObjectStore.S3.class, AWS, ","), skipped(model, ObjectStore.Azure.class, AZURE, ";"));
    }

    private static Optional<String> skipped(
            ClusterModel model, Class<? extends ObjectStore> store, String annotation, String separator) {
        boolean isUsed = model.data().archives().stream()
                .filter(archive -> archive.credentialsSecret().isEmpty())
                .map(ArchiveModel::store)
                .anyMatch(store::isInstance);
        boolean isSetByUser = model.members().pod().metadata().annotations().containsKey(annotation);
        return Optional.of(String.join(separator, otherContainers(model))).filter(names -> isUsed && !isSetByUser);
    }

    private static List<String> otherContainers(ClusterModel model) {
        PodModel.Extra extra = model.members().pod().extra();
        return Stream.of(
                        Stream.of("copy-scripts"),
                        model.access().pooler().map(pooler -> "pgbouncer").stream(),
                        model.metrics().map(metrics -> "exporter").stream(),
                        names(extra.sidecars()),
                        names(extra.initContainers()))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> names(List<JsonNode> containers) {
        return containers.stream().map(container -> container.path("name").asText());
    }
}
