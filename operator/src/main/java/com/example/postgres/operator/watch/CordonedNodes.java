package com.example.postgres.operator.watch;

import com.example.postgres.render.ClusterId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the nodes that are cordoned, and only these: the API server selects them. The right to read nodes is optional, so nothing
 * depends on this watch.
 */
final class CordonedNodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CordonedNodes.class);

    private final ClusterCache cache;
    private final WorkQueue<ClusterId> queue;
    private @Nullable SharedIndexInformer<GenericKubernetesResource> informer;

    CordonedNodes(ClusterCache cache, WorkQueue<ClusterId> queue) {
        this.cache = cache;
        this.queue = queue;
    }

    /** Starts to watch; done when the nodes are known, or when they may not be read. */
    CompletionStage<Void> start(KubernetesClient client) {
        var nodes =
                client.genericKubernetesResources(WatchedKind.NODE.context()).withField("spec.unschedulable", "true");
        if (!mayRead(nodes)) {
            LOG.info("nodes may not be read: a primary does not hand over before its node is drained");
            return CompletableFuture.completedStage(null);
        }
        informer = nodes.runnableInformer(0).itemStore(new TrimmedStore()).removeNamespaceIndex();
        informer.exceptionHandler((isStarted, error) -> true).addEventHandler(new NodeHandler());
        return informer.start();
    }

    private static boolean mayRead(
            FilterWatchListDeletable<GenericKubernetesResource, GenericKubernetesResourceList, ?> nodes) {
        try {
            nodes.list(new ListOptionsBuilder().withLimit(1L).build());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (informer != null) {
            informer.stop();
        }
    }

    /** Queues the clusters that have a member on the node. */
    private final class NodeHandler implements ResourceEventHandler<GenericKubernetesResource> {

        @Override
        public void onAdd(GenericKubernetesResource node) {
            cache.putCordonedNode(node.getMetadata().getName()).forEach(queue::add);
        }

        @Override
        public void onUpdate(@Nullable GenericKubernetesResource old, GenericKubernetesResource node) {
            cache.putCordonedNode(node.getMetadata().getName()).forEach(queue::add);
        }

        /** The node is not selected any more, or it is gone. */
        @Override
        public void onDelete(GenericKubernetesResource node, boolean isFinalStateUnknown) {
            cache.removeCordonedNode(node.getMetadata().getName()).forEach(queue::add);
        }
    }
}
