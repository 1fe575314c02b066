package com.example.postgres.plan.impact;

import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/**
 * What the objects of one cluster say about it.
 *
 * @param name of the cluster
 * @param namespace of the cluster
 * @param exists whether there is any object of the cluster
 * @param members number of pods; 0 if the set has no StatefulSet
 * @param version of PostgreSQL as the members expect it; empty if the set does not say
 * @param isSynchronous whether commits wait for a standby
 * @param isStrict whether commits wait even if there is no standby
 * @param isArchiving whether the members archive WAL
 * @param configuration Patroni's cluster-wide configuration; a missing node if the set has none
 */
public record ClusterFacts(
        String name,
        String namespace,
        boolean exists,
        int members,
        Optional<String> version,
        boolean isSynchronous,
        boolean isStrict,
        boolean isArchiving,
        JsonNode configuration) {

    /** What the objects say. */
    public static ClusterFacts of(String namespace, String name, ObjectSet objects) {
        Optional<KubernetesObject> set = objects.find("StatefulSet", namespace, name);
        JsonNode configuration = objects.find("ConfigMap", namespace, name + "-config")
                .map(map -> PatroniConfiguration.read(
                        map.get("metadata", "annotations", "config").text()))
                .orElse(MissingNode.getInstance());
        String mode = configuration.path("synchronous_mode").asText("false");
        return new ClusterFacts(
                name,
                namespace,
                !objects.objects().isEmpty(),
                set.map(value -> value.get("spec", "replicas").number().orElse(1))
                        .orElse(0),
                set.flatMap(ClusterFacts::version),
                !mode.equals("false") && !mode.equals("off"),
                configuration.path("synchronous_mode_strict").asBoolean(),
                objects.find("ConfigMap", namespace, name + "-patroni")
                        .filter(files -> files.get("data", "archive.env").exists())
                        .isPresent(),
                configuration);
    }

    private static Optional<String> version(KubernetesObject set) {
        List<Value> containers =
                set.get("spec", "template", "spec", "containers").items();
        return containers.stream()
                .flatMap(container -> container.get("env").items().stream())
                .filter(variable -> variable.get("name").text().equals("POSTGRES_VERSION"))
                .map(variable -> variable.get("value").text())
                .filter(version -> !version.isEmpty())
                .findFirst();
    }

    /** Whether commits wait also while no standby is available. */
    boolean isWaitingForStandby() {
        return isSynchronous && isStrict;
    }

    /** For how long commits wait while a replica restarts: until Patroni has chosen another standby, or none. */
    public Interruption waitForReplica() {
        if (!isSynchronous) {
            return Interruption.NONE;
        }
        return isStrict && members == 2 ? Interruption.RESTART : Interruption.SECONDS;
    }

    /** The value of a server parameter; a missing node if the configuration leaves it at its default. */
    JsonNode parameter(String parameter) {
        return configuration.path("postgresql").path("parameters").path(parameter);
    }

    /** The major version; empty if unknown. */
    Optional<Integer> major() {
        return version.flatMap(text -> {
            String major = text.split("\\.", -1)[0];
            return major.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(major)) : Optional.empty();
        });
    }
}
