package com.example.postgres.operator.watch;

import com.example.postgres.model.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of every object only what identifies it, its cluster and its version; {@link ClusterCache} has what is read. */
final class TrimmedStore implements ItemStore<GenericKubernetesResource> {

    private final Map<String, GenericKubernetesResource> items = new ConcurrentHashMap<>();

    @Override
    public String getKey(GenericKubernetesResource object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        return items.put(key, trimmed(object));
    }

    private static GenericKubernetesResource trimmed(GenericKubernetesResource object) {
        ObjectMeta metadata = object.getMetadata();
        GenericKubernetesResource trimmed = new GenericKubernetesResource();
        trimmed.setApiVersion(object.getApiVersion());
        trimmed.setKind(object.getKind());
        trimmed.setMetadata(new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withLabels(clusterOf(metadata))
                .withResourceVersion(metadata.getResourceVersion())
                .build());
        return trimmed;
    }

    private static Map<String, String> clusterOf(ObjectMeta metadata) {
        String cluster =
                metadata.getLabels() == null ? null : metadata.getLabels().get(Labels.CLUSTER);
        return cluster == null ? Map.of() : Map.of(Labels.CLUSTER, cluster);
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        return items.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return items.values().stream();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return items.get(key);
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}
