package com.example.postgres.operator.observe;

import com.example.postgres.operator.kubernetes.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything in the cache that carries the label of one cluster.
 *
 * @param objects but pods and volume claims
 * @param pods of the members, by ordinal
 * @param claims of the members
 * @param cordonedNodes names of the nodes of members on which no new pod is started
 */
public record LiveCluster(
        List<LiveObject> objects, List<PodState> pods, List<ClaimState> claims, Set<String> cordonedNodes) {

    public LiveCluster {
        objects = List.copyOf(objects);
        pods = List.copyOf(pods);
        claims = List.copyOf(claims);
        cordonedNodes = Set.copyOf(cordonedNodes);
    }

    /** The object, whatever the version of its API. */
    public Optional<LiveObject> find(ObjectRef ref) {
        return find(ref.kind(), ref.name());
    }

    /** The object of the kind and name. */
    public Optional<LiveObject> find(String kind, String name) {
        return objects.stream()
                .filter(object ->
                        object.ref().kind().equals(kind) && object.ref().name().equals(name))
                .findFirst();
    }
}
