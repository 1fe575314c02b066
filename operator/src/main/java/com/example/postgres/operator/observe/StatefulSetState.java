package com.example.postgres.operator.observe;

import com.example.postgres.object.KubernetesObject;
import java.util.Optional;

/**
 * The StatefulSet of the members.
 *
 * @param owned the fields that the operator applied
 * @param uid of the StatefulSet
 * @param isSettled whether its controller has seen the current spec, so that the other values belong to it
 * @param wantedReplicas the number of pods that it should have
 * @param replicas the number of pods that it has
 * @param updateRevision name of the ControllerRevision of the current pod template
 */
public record StatefulSetState(
        KubernetesObject owned,
        String uid,
        boolean isSettled,
        int wantedReplicas,
        int replicas,
        String updateRevision) {

    /** The size of the volumes that the operator applied; empty if it did not apply the StatefulSet. */
    public Optional<String> volumeSize() {
        return volumeSize(owned);
    }

    /** The size that the volumes of new members get; empty if the template has none. */
    public static Optional<String> volumeSize(KubernetesObject statefulSet) {
        return Optional.of(statefulSet
                        .get("spec", "volumeClaimTemplates")
                        .item(0)
                        .get("spec", "resources", "requests", "storage")
                        .text())
                .filter(size -> !size.isEmpty());
    }

    /** The version of PostgreSQL that the operator applied, as in the spec; empty if it did not apply the StatefulSet. */
    public Optional<String> postgresVersion() {
        return owned.get("spec", "template", "spec", "containers").items().stream()
                .filter(container -> container.get("name").text().equals("postgres"))
                .flatMap(container -> container.get("env").items().stream())
                .filter(variable -> variable.get("name").text().equals("POSTGRES_VERSION"))
                .map(variable -> variable.get("value").text())
                .findFirst();
    }

    static StatefulSetState of(LiveObject live) {
        return new StatefulSetState(
                live.owned(),
                live.uid(),
                live.details().path("observedGeneration").asLong(-1)
                        >= live.details().path("generation").asLong(),
                live.details().path("wantedReplicas").asInt(),
                live.details().path("replicas").asInt(),
                live.details().path("updateRevision").asText());
    }
}
