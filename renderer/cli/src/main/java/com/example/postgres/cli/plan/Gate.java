package com.example.postgres.cli.plan;

import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether CI lets a change pass. An environment of the policy decides for its clusters, the limit for all others.
 *
 * @param failOn the least impact that closes the gate
 * @param policy of environments, if there is one
 * @param consumer whose impact counts
 */
public record Gate(Impact failOn, Optional<Policy> policy, Consumer consumer) {

    /** Whether a change of this cluster may have this impact. */
    boolean allows(ClusterPlan cluster, Impact impact) {
        return environment(cluster)
                .map(environment -> environment.allows(impact))
                .orElse(impact.compareTo(failOn) < 0);
    }

    /** The environment that decides about the cluster. */
    Optional<PolicyEnvironment> environment(ClusterPlan cluster) {
        return policy.flatMap(rules -> rules.environment(cluster.cluster().namespace()));
    }

    /** Why the cluster closes the gate; empty if it does not. */
    Optional<String> objection(PlannedCluster cluster) {
        List<Impact> refused = Stream.concat(
                        Stream.of(cluster.plan().course(consumer).impact()),
                        cluster.plan().changes().stream()
                                .map(change -> change.effect(consumer).impact()))
                .filter(impact -> !allows(cluster.plan(), impact))
                .distinct()
                .sorted()
                .toList();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        String impacts = refused.stream().map(Impact::name).collect(Collectors.joining(", "));
        return Optional.of(cluster.label() + ": " + impacts
                + environment(cluster.plan())
                        .map(environment -> " is not allowed in " + environment.describe())
                        .orElse(" (the gate closes at " + failOn + ")"));
    }

    /** When the gate is closed. */
    String rule() {
        return "closes at " + failOn
                + policy.map(rules -> ", environments as " + rules.source() + " says")
                        .orElse("");
    }
}
