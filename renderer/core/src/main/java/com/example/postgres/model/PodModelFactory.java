package com.example.postgres.model;

import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.spec.LocalReference;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.spec.RunAsSpec;
import com.example.postgres.spec.SchedulingSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pods of the members. */
final class PodModelFactory {

    /** In-place resize is on by default since Kubernetes 1.33 (KEP-1287). */
    private static final KubernetesVersion FIRST_WITH_RESIZE = new KubernetesVersion(1, 33);

    private PodModelFactory() {}

    static PodModel create(PostgresClusterSpec spec, Names names, RenderTarget target) {
        ImageProfile profile = ImageTable.profile(ImageRole.POSTGRES);
        Optional<RunAsSpec> runAs = Optional.ofNullable(spec.runAs());
        Optional<Integer> user = runAs.map(RunAsSpec::user);
        return new PodModel(
                target.image(ImageRole.POSTGRES, spec.image()),
                Optional.ofNullable(spec.imagePullPolicy()).orElse("IfNotPresent"),
                spec.imagePullSecrets().stream().map(LocalReference::name).toList(),
                user.orElse(profile.user()),
                user.isPresent(),
                runAs.map(RunAsSpec::group).orElse(profile.group()),
                resources(spec.resources()),
                target.kubernetesVersion().isAtLeast(FIRST_WITH_RESIZE),
                ClusterModelFactory.metadata(spec.podMetadata()),
                scheduling(spec.scheduling(), names),
                extra(spec.extra()));
    }

    static JsonNode resources(@Nullable ResourcesSpec spec) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (spec != null) {
            putQuantities(tree, "requests", spec.requests());
            putQuantities(tree, "limits", spec.limits());
        }
        return tree;
    }

    private static void putQuantities(ObjectNode tree, String name, Map<String, String> quantities) {
        if (!quantities.isEmpty()) {
            ObjectNode values = tree.putObject(name);
            new TreeMap<>(quantities)
                    .forEach((resource, text) ->
                            values.put(resource, Quantity.parse(text).canonical()));
        }
    }

    private static PodModel.Scheduling scheduling(@Nullable SchedulingSpec spec, Names names) {
        if (spec == null) {
            return new PodModel.Scheduling(
                    Map.of(), Optional.empty(), List.of(), List.of(spreadOverHosts(names)), Optional.empty());
        }
        boolean placedByUser =
                spec.affinity() != null || !spec.topologySpreadConstraints().isEmpty();
        return new PodModel.Scheduling(
                new TreeMap<>(spec.nodeSelector()),
                Optional.ofNullable(spec.affinity()).map(Trees::sorted),
                sorted(spec.tolerations()),
                placedByUser ? sorted(spec.topologySpreadConstraints()) : List.of(spreadOverHosts(names)),
                Optional.ofNullable(spec.priorityClassName()));
    }

    /** Preferred, not required: a cluster must still come up on fewer nodes than members. */
    private static JsonNode spreadOverHosts(Names names) {
        ObjectNode constraint = JsonNodeFactory.instance.objectNode();
        constraint.put("maxSkew", 1);
        constraint.put("topologyKey", "kubernetes.io/hostname");
        constraint.put("whenUnsatisfiable", "ScheduleAnyway");
        ObjectNode labels = constraint.putObject("labelSelector").putObject("matchLabels");
        Labels.of(names.cluster(), Labels.Component.POSTGRES).forEach(labels::put);
        return constraint;
    }

    private static PodModel.Extra extra(@Nullable ExtraSpec spec) {
        if (spec == null) {
            return new PodModel.Extra(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return new PodModel.Extra(
                sorted(spec.env()),
                sorted(spec.envFrom()),
                sorted(spec.volumes()),
                sorted(spec.volumeMounts()),
                sorted(spec.sidecars()),
                sorted(spec.initContainers()));
    }

    private static List<JsonNode> sorted(List<JsonNode> trees) {
        return trees.stream().map(Trees::sorted).toList();
    }
}
