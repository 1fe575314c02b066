package com.example.postgres.operator.watch;

import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the informers have seen, by cluster, without what nobody reads. Thread-safe. */
public final class ClusterCache {

    private final Map<ClusterId, Entry> entries = new HashMap<>();
    private final Set<String> cordonedNodes = new HashSet<>();
    private final SharedTrees trees = new SharedTrees();

    /** Everything of one cluster; keys of the maps are unique in the namespace. */
    private static final class Entry {
        private Optional<JsonNode> resource = Optional.empty();
        private final Map<String, LiveObject> objects = new TreeMap<>();
        private final Map<String, PodState> pods = new TreeMap<>();
        private final Map<String, ClaimState> claims = new TreeMap<>();

        private boolean isEmpty() {
            return resource.isEmpty() && objects.isEmpty() && pods.isEmpty() && claims.isEmpty();
        }
    }

    /** The PostgresCluster, without its managed fields. */
    public synchronized Optional<JsonNode> resource(ClusterId cluster) {
        return Optional.ofNullable(entries.get(cluster)).flatMap(entry -> entry.resource);
    }

    /** Everything that carries the label of the cluster. */
    public synchronized LiveCluster live(ClusterId cluster) {
        Entry entry = entries.getOrDefault(cluster, new Entry());
        return new LiveCluster(
                List.copyOf(entry.objects.values()),
                entry.pods.values().stream()
                        .sorted(Comparator.comparingInt(PodState::ordinal))
                        .toList(),
                List.copyOf(entry.claims.values()),
                entry.pods.values().stream()
                        .map(PodState::node)
                        .filter(cordonedNodes::contains)
                        .collect(Collectors.toSet()));
    }

    /** The clusters of which there is a PostgresCluster. */
    public synchronized Set<ClusterId> clusters() {
        Set<ClusterId> clusters = new HashSet<>();
        entries.forEach((cluster, entry) -> entry.resource.ifPresent(any -> clusters.add(cluster)));
        return clusters;
    }

    /** Puts a PostgresCluster. Whether something differs that a pass reads: not if only the status does. */
    synchronized boolean putResource(ClusterId cluster, JsonNode resource) {
        Entry entry = entry(cluster);
        boolean isChanged =
                entry.resource.isEmpty() || !essence(entry.resource.get()).equals(essence(resource));
        entry.resource = Optional.of(trees.share(resource));
        return isChanged;
    }

    private static List<JsonNode> essence(JsonNode resource) {
        JsonNode metadata = resource.path("metadata");
        List<JsonNode> essence = new ArrayList<>(List.of(resource.path("spec")));
        for (String name : List.of("uid", "annotations", "deletionTimestamp")) {
            essence.add(metadata.path(name));
        }
        return essence;
    }

    synchronized boolean putObject(ClusterId cluster, LiveObject object) {
        Map<String, LiveObject> objects = entry(cluster).objects;
        String key = object.ref().entry();
        if (object.equals(objects.get(key))) {
            return false;
        }
        objects.put(key, object.withOwnedFields(trees.share(object.ownedFields())));
        return true;
    }

    synchronized boolean putPod(ClusterId cluster, PodState pod) {
        return !pod.equals(entry(cluster).pods.put(pod.name(), pod));
    }

    synchronized boolean putClaim(ClusterId cluster, ClaimState claim) {
        return !claim.equals(entry(cluster).claims.put(claim.name(), claim));
    }

    /** The clusters with a pod on the node, if it was not known to be cordoned. */
    synchronized Set<ClusterId> putCordonedNode(String node) {
        return cordonedNodes.add(node) ? clustersOn(node) : Set.of();
    }

    /** The clusters with a pod on the node, which is not cordoned any more or does not exist. */
    synchronized Set<ClusterId> removeCordonedNode(String node) {
        return cordonedNodes.remove(node) ? clustersOn(node) : Set.of();
    }

    private Set<ClusterId> clustersOn(String node) {
        Set<ClusterId> clusters = new HashSet<>();
        entries.forEach((cluster, entry) -> {
            if (entry.pods.values().stream().anyMatch(pod -> pod.node().equals(node))) {
                clusters.add(cluster);
            }
        });
        return clusters;
    }

    synchronized void removeResource(ClusterId cluster) {
        entry(cluster).resource = Optional.empty();
        tidy(cluster);
    }

    synchronized void removeObject(ClusterId cluster, String key) {
        entry(cluster).objects.remove(key);
        tidy(cluster);
    }

    synchronized void removePod(ClusterId cluster, String name) {
        entry(cluster).pods.remove(name);
        tidy(cluster);
    }

    synchronized void removeClaim(ClusterId cluster, String name) {
        entry(cluster).claims.remove(name);
        tidy(cluster);
    }

    private Entry entry(ClusterId cluster) {
        return entries.computeIfAbsent(cluster, any -> new Entry());
    }

    private void tidy(ClusterId cluster) {
        if (entry(cluster).isEmpty()) {
            entries.remove(cluster);
        }
    }
}
