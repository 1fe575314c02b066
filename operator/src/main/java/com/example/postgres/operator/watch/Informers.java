package com.example.postgres.operator.watch;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Watches everything that belongs to clusters, fills the cache, and adds a cluster to the queue when something of it changes. */
public final class Informers implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the volume claims of members; jobs have others. */
    private static final String CLAIM_PREFIX = "pgdata-";

    /** The number of objects in one answer to a list. One answer with the objects of 1000 clusters does not fit into the memory. */
    private static final long PAGE = 100;

    private final KubernetesClient client;
    private final Set<String> namespaces;
    private final ClusterCache cache;
    private final WorkQueue<ClusterId> queue;
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();
    private final CordonedNodes nodes;

    /** @param namespaces that are watched; empty for all */
    public Informers(KubernetesClient client, Set<String> namespaces, ClusterCache cache, WorkQueue<ClusterId> queue) {
        this.client = client;
        this.namespaces = Set.copyOf(namespaces);
        this.cache = cache;
        this.queue = queue;
        this.nodes = new CordonedNodes(cache, queue);
    }

    /** Starts to watch, and returns when the cache is complete. */
    public void start(List<WatchedKind> optionalKinds) {
        List<CompletionStage<Void>> started = new ArrayList<>();
        started.addAll(watch(WatchedKind.CLUSTER, new ClusterHandler()));
        started.addAll(watch(WatchedKind.POD, new PartHandler(this::putPod, this::removePod)));
        started.addAll(watch(WatchedKind.CLAIM, new PartHandler(this::putClaim, this::removeClaim)));
        List<WatchedKind> kinds = new ArrayList<>(WatchedKind.BUILT_IN);
        kinds.addAll(optionalKinds);
        kinds.forEach(kind -> started.addAll(watch(kind, new PartHandler(this::putObject, this::removeObject))));
        started.add(nodes.start(client));
        CompletableFuture.allOf(started.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** Whether all caches that the operator needs are complete and all watches are open. */
    public boolean isWatching() {
        return !informers.isEmpty()
                && informers.stream().allMatch(informer -> informer.hasSynced() && informer.isWatching());
    }

    /** Closes all watches. */
    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
        nodes.close();
    }

    private List<CompletionStage<Void>> watch(
            WatchedKind kind, ResourceEventHandler<GenericKubernetesResource> handler) {
        var resources = client.genericKubernetesResources(kind.context());
        List<FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?>> scopes =
                new ArrayList<>();
        if (namespaces.isEmpty()) {
            scopes.add(selected(kind, resources.inAnyNamespace()));
        } else {
            namespaces.forEach(namespace -> scopes.add(selected(kind, resources.inNamespace(namespace))));
        }
        List<CompletionStage<Void>> started = new ArrayList<>();
        for (var scope : scopes) {
            SharedIndexInformer<GenericKubernetesResource> informer = scope.withLimit(PAGE)
                    .runnableInformer(0)
                    .itemStore(new TrimmedStore())
                    .removeNamespaceIndex();
            // A watch that breaks is opened again until the informer is stopped.
            FirstList firstList = new FirstList();
            informer.exceptionHandler((isStarted, error) -> true)
                    .addEventHandler(handler)
                    .addEventHandler(firstList);
            started.add(informer.start().thenCompose(any -> firstList.handled));
            informers.add(informer);
        }
        return started;
    }

    private static FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?> selected(
            WatchedKind kind,
            FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?> all) {
        return kind.equals(WatchedKind.CLUSTER) ? all : all.withLabel(Labels.CLUSTER);
    }

    /** Through text, so that equal numbers are equal nodes, whichever way the object came. */
    private static ObjectNode tree(GenericKubernetesResource object) {
        try {
            return (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cluster whose label the object carries. */
    private static ClusterId clusterOf(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ClusterId(
                metadata.path("namespace").asText(),
                metadata.path("labels").path(Labels.CLUSTER).asText());
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** Pods of the StatefulSet have a number at the end; a copy that {@code kubectl debug} makes may have the same labels. */
    private static boolean isMember(ClusterId cluster, JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        boolean hasLabel =
                metadata.path("labels").path(Labels.COMPONENT).asText().equals(Labels.Component.POSTGRES.value());
        return hasLabel && isNumbered(cluster.name(), name(pod));
    }

    private static boolean isNumbered(String start, String name) {
        return name.startsWith(start + "-")
                && name.substring(start.length() + 1).matches("0|[1-9][0-9]{0,5}");
    }

    private boolean putPod(ClusterId cluster, JsonNode pod) {
        return isMember(cluster, pod) && cache.putPod(cluster, PodState.of(pod));
    }

    private boolean removePod(ClusterId cluster, JsonNode pod) {
        cache.removePod(cluster, name(pod));
        return true;
    }

    private boolean putClaim(ClusterId cluster, JsonNode claim) {
        return isNumbered(CLAIM_PREFIX + cluster.name(), name(claim)) && cache.putClaim(cluster, ClaimState.of(claim));
    }

    private boolean removeClaim(ClusterId cluster, JsonNode claim) {
        cache.removeClaim(cluster, name(claim));
        return true;
    }

    private boolean putObject(ClusterId cluster, JsonNode object) {
        return cache.putObject(cluster, LiveObject.of(object));
    }

    private boolean removeObject(ClusterId cluster, JsonNode object) {
        cache.removeObject(cluster, ObjectRef.of(object).entry());
        return true;
    }

    /**
     * Knows when the other handlers have seen everything of the first list. An informer says that it has started when its watch is
     * open, which is earlier. Handlers are called one after another.
     */
    private static final class FirstList implements ResourceEventHandler<GenericKubernetesResource> {

        private final CompletableFuture<Void> handled = new CompletableFuture<>();

        @Override
        public void onList(String resourceVersion, boolean isStillEmpty) {
            handled.complete(null);
        }

        @Override
        public void onAdd(GenericKubernetesResource object) {}

        @Override
        public void onUpdate(@Nullable GenericKubernetesResource old, GenericKubernetesResource object) {}

        @Override
        public void onDelete(GenericKubernetesResource object, boolean isFinalStateUnknown) {}
    }

    /** Objects that carry the label of a cluster. */
    private final class PartHandler implements ResourceEventHandler<GenericKubernetesResource> {

        private final BiPredicate<ClusterId, JsonNode> put;
        private final BiPredicate<ClusterId, JsonNode> remove;

        private PartHandler(BiPredicate<ClusterId, JsonNode> put, BiPredicate<ClusterId, JsonNode> remove) {
            this.put = put;
            this.remove = remove;
        }

        @Override
        public void onAdd(GenericKubernetesResource object) {
            handle(object, put);
        }

        @Override
        public void onUpdate(@Nullable GenericKubernetesResource old, GenericKubernetesResource object) {
            handle(object, put);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean isFinalStateUnknown) {
            handle(object, remove);
        }

        private void handle(GenericKubernetesResource object, BiPredicate<ClusterId, JsonNode> change) {
            JsonNode tree = tree(object);
            ClusterId cluster = clusterOf(tree);
            if (change.test(cluster, tree)) {
                queue.add(cluster);
            }
        }
    }

    /** The PostgresClusters themselves. */
    private final class ClusterHandler implements ResourceEventHandler<GenericKubernetesResource> {

        @Override
        public void onAdd(GenericKubernetesResource object) {
            put(object);
        }

        @Override
        public void onUpdate(@Nullable GenericKubernetesResource old, GenericKubernetesResource object) {
            put(object);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean isFinalStateUnknown) {
            ClusterId cluster = id(tree(object));
            cache.removeResource(cluster);
            queue.add(cluster);
        }

        private void put(GenericKubernetesResource object) {
            ObjectNode tree = tree(object);
            tree.withObject("/metadata").remove("managedFields");
            ClusterId cluster = id(tree);
            if (cache.putResource(cluster, tree)) {
                queue.add(cluster);
            }
        }

        private ClusterId id(JsonNode object) {
            return new ClusterId(object.path("metadata").path("namespace").asText(), name(object));
        }
    }
}
