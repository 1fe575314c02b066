package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SchedulingSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pods of the members.
 *
 * @param image of the postgres container
 * @param imagePullPolicy Always, IfNotPresent or Never
 * @param imagePullSecrets names of Secrets
 * @param users uids and gid of the containers
 * @param resources CPU and memory of the postgres container, in the form of the Kubernetes API; an empty object for none
 * @param resizable whether containers get a resize policy; older servers drop the field, which would show as permanent drift
 * @param metadata further labels and annotations
 * @param scheduling where the pods run
 * @param extra additions of the user
 * @param terminationGracePeriodSeconds that a member has to stop
 */
public record PodModel(
        String image,
        String imagePullPolicy,
        List<String> imagePullSecrets,
        PodUsers users,
        JsonNode resources,
        boolean resizable,
        Metadata metadata,
        Scheduling scheduling,
        Extra extra,
        int terminationGracePeriodSeconds) {

    /** In-place resize is on by default since Kubernetes 1.33 (KEP-1287). */
    private static final KubernetesVersion FIRST_WITH_RESIZE = new KubernetesVersion(1, 33);

    public PodModel {
        imagePullSecrets = List.copyOf(imagePullSecrets);
    }

    static PodModel of(PostgresClusterSpec spec, Names names, RenderTarget target) {
        return new PodModel(
                target.image(ImageRole.POSTGRES, spec.image()),
                requireNonNullElse(spec.imagePullPolicy(), SpecDefaults.IMAGE_PULL_POLICY),
                spec.imagePullSecrets().stream()
                        .map(PostgresClusterSpec.LocalReference::name)
                        .toList(),
                PodUsers.of(spec.runAs()),
                KubernetesTrees.resources(spec.resources()),
                target.kubernetesVersion().isAtLeast(FIRST_WITH_RESIZE),
                Metadata.of(spec.podMetadata()),
                Scheduling.of(spec.scheduling(), names),
                Extra.of(spec.extra()),
                requireNonNullElse(
                        spec.terminationGracePeriodSeconds(), SpecDefaults.TERMINATION_GRACE_PERIOD_SECONDS));
    }

    /**
     * Where pods run.
     *
     * @param nodeSelector node labels
     * @param affinity rules of the user
     * @param tolerations of taints
     * @param topologySpread constraints over nodes and zones
     * @param priorityClass name of the priority class
     */
    public record Scheduling(
            Map<String, String> nodeSelector,
            Optional<JsonNode> affinity,
            List<JsonNode> tolerations,
            List<JsonNode> topologySpread,
            Optional<String> priorityClass) {

        private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
        private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

        static Scheduling of(@Nullable SchedulingSpec spec, Names names) {
            if (spec == null) {
                return new Scheduling(
                        Map.of(), Optional.empty(), List.of(), List.of(spreadOverHosts(names)), Optional.empty());
            }
            boolean placedByUser =
                    spec.affinity() != null || !spec.topologySpreadConstraints().isEmpty();
            return new Scheduling(
                    new TreeMap<>(spec.nodeSelector()),
                    Optional.ofNullable(spec.affinity())
                            .map(affinity -> KubernetesTrees.sorted(withMembersApart(affinity, names))),
                    KubernetesTrees.sorted(spec.tolerations()),
                    placedByUser
                            ? spec.topologySpreadConstraints().stream()
                                    .map(constraint -> KubernetesTrees.sorted(selectingMembers(constraint, names)))
                                    .toList()
                            : List.of(spreadOverHosts(names)),
                    Optional.ofNullable(spec.priorityClassName()));
        }

        /** Preferred, not required: a cluster must also start on fewer nodes than it has members. */
        private static JsonNode spreadOverHosts(Names names) {
            ObjectNode constraint = JsonNodeFactory.instance.objectNode();
            constraint.put("maxSkew", 1);
            constraint.put("topologyKey", "kubernetes.io/hostname");
            constraint.put("whenUnsatisfiable", "ScheduleAnyway");
            return selectingMembers(constraint, names);
        }

        /** Terms of anti-affinity without a selector keep members apart; Kubernetes would select no pod. */
        private static JsonNode withMembersApart(JsonNode affinity, Names names) {
            JsonNode copy = affinity.deepCopy();
            JsonNode apart = copy.path("podAntiAffinity");
            if (apart.path(REQUIRED) instanceof ArrayNode terms) {
                for (int i = 0; i < terms.size(); i++) {
                    terms.set(i, selectingMembers(terms.get(i), names));
                }
            }
            for (JsonNode preferred : apart.path(PREFERRED)) {
                ((ObjectNode) preferred)
                        .replace("podAffinityTerm", selectingMembers(preferred.path("podAffinityTerm"), names));
            }
            return copy;
        }

        /** The term or constraint with the selector of the members, unless it has one. */
        private static JsonNode selectingMembers(JsonNode term, Names names) {
            if (term.has("labelSelector")) {
                return term;
            }
            ObjectNode selecting = term.deepCopy();
            ObjectNode labels = selecting.putObject("labelSelector").putObject("matchLabels");
            Labels.of(names.cluster(), Labels.Component.POSTGRES).forEach(labels::put);
            return selecting;
        }
    }

    /**
     * Additions to the pods, in the form of the Kubernetes API.
     *
     * @param env variables of the postgres container
     * @param envFrom sources of variables
     * @param volumes of the pod
     * @param volumeMounts of the postgres container
     * @param sidecars further containers
     * @param initContainers that run before the members start
     */
    public record Extra(
            List<JsonNode> env,
            List<JsonNode> envFrom,
            List<JsonNode> volumes,
            List<JsonNode> volumeMounts,
            List<JsonNode> sidecars,
            List<JsonNode> initContainers) {

        static Extra of(@Nullable ExtraSpec spec) {
            if (spec == null) {
                return new Extra(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
            }
            return new Extra(
                    KubernetesTrees.sorted(spec.env()),
                    KubernetesTrees.sorted(spec.envFrom()),
                    KubernetesTrees.sorted(spec.volumes()),
                    KubernetesTrees.sorted(spec.volumeMounts()),
                    KubernetesTrees.sorted(spec.sidecars()),
                    KubernetesTrees.sorted(spec.initContainers()));
        }
    }
}
