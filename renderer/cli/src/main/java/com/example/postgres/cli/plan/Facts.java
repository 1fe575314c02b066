package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.ClusterDifference;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code pgc facts} found in a running cluster.
 *
 * @param kubernetesVersion of the API server
 * @param resizesPods whether it takes other resources for running pods
 * @param nodes on which pods run
 * @param expandableClasses storage classes, and whether their volumes can grow; the name {@code ""} is the default class
 * @param clusters the PostgresClusters by {@code namespace/name}, with their members
 * @param renderTargets what the operator renders them for, by {@code namespace/name}
 * @param served what the operator has made of them, by {@code namespace/name}
 */
public record Facts(
        KubernetesVersion kubernetesVersion,
        boolean resizesPods,
        List<Node> nodes,
        Map<String, Boolean> expandableClasses,
        Map<String, List<Member>> clusters,
        Map<String, RenderTarget> renderTargets,
        Map<String, Environment.Served> served) {

    /**
     * A node.
     *
     * @param name of the node
     * @param cpu that pods can request, in cores
     * @param memory that pods can request, in bytes
     */
    public record Node(String name, BigDecimal cpu, BigDecimal memory) {}

    /**
     * A member of a cluster.
     *
     * @param name of its pod
     * @param isPrimary whether it is the one that others follow
     * @param isReady whether its pod is ready
     * @param state as Patroni says, such as {@code running} or {@code streaming}
     * @param qosClass of its pod
     */
    public record Member(String name, boolean isPrimary, boolean isReady, String state, String qosClass) {

        Optional<Integer> ordinal() {
            String end = name.substring(name.lastIndexOf('-') + 1);
            return end.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(end)) : Optional.empty();
        }
    }

    public Facts {
        nodes = List.copyOf(nodes);
        expandableClasses = Map.copyOf(expandableClasses);
        clusters = Map.copyOf(clusters);
        renderTargets = Map.copyOf(renderTargets);
        served = Map.copyOf(served);
    }

    /** What the planner uses of them. */
    public Environment environment() {
        Map<String, Integer> primaries = new HashMap<>();
        Map<String, String> qosClasses = new HashMap<>();
        clusters.forEach((cluster, members) -> {
            members.stream()
                    .filter(Member::isPrimary)
                    .flatMap(member -> member.ordinal().stream())
                    .findFirst()
                    .ifPresent(ordinal -> primaries.put(cluster, ordinal));
            List<String> classes =
                    members.stream().map(Member::qosClass).distinct().toList();
            if (classes.size() == 1) {
                qosClasses.put(cluster, classes.get(0));
            }
        });
        return new Environment(
                kubernetesVersion, true, expandableClasses, primaries, Optional.of(resizesPods), qosClasses, served);
    }

    /** What the operator renders the cluster for. A cluster that has no such fact is as all others, if those are alike. */
    public Optional<RenderTarget> renderTarget(ClusterId cluster) {
        List<RenderTarget> all = renderTargets.values().stream().distinct().toList();
        return Optional.ofNullable(renderTargets.get(cluster.namespace() + "/" + cluster.name()))
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }

    /** That the objects are for another version of Kubernetes than the cluster has, as a sentence. */
    public Optional<String> otherVersion(RenderTarget target) {
        return target.kubernetesVersion().equals(kubernetesVersion)
                ? Optional.empty()
                : Optional.of("The objects are rendered for Kubernetes " + target.kubernetesVersion()
                        + ", but according to the facts the cluster runs " + kubernetesVersion
                        + ", for which the impacts are");
    }

    /**
     * What a change of this cluster meets, as sentences: members that are not ready, nodes that are too small.
     *
     * @param after the objects of the cluster after the change
     */
    public List<String> obstacles(ClusterId cluster, ObjectSet after) {
        List<String> obstacles = new ArrayList<>();
        String label = ClusterDifference.label(cluster);
        List<Member> members = clusters.getOrDefault(cluster.namespace() + "/" + cluster.name(), List.of());
        String broken = members.stream()
                .filter(member -> !member.isReady())
                .map(member -> member.name() + (member.state().isEmpty() ? "" : " (" + member.state() + ")"))
                .collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            obstacles.add(label + ": not ready: " + broken
                    + "; a rolling update waits for such a member, and without a ready replica nobody takes over");
        }
        Capacity member = Capacity.ofMember(after);
        boolean fits = nodes.isEmpty()
                || nodes.stream()
                        .anyMatch(node -> node.cpu().compareTo(member.cpu()) >= 0
                                && node.memory().compareTo(member.memory()) >= 0);
        if (!fits) {
            obstacles.add(label + ": no node is large enough for a member: its pod would stay Pending");
        }
        return obstacles;
    }
}
