package com.example.postgres.cli.cluster;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectId;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.live.LiveObject;
import com.example.postgres.plan.live.LiveObject.Additions;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The objects of PostgresClusters as they are in the cluster: those with the label of a cluster, and those that its manifests
 * name. Objects that controllers made, such as the Jobs of a CronJob, belong to no set. Thread-safe.
 */
public final class LiveClusters {

    private static final String LABEL = "postgres.example.com/cluster";

    /** The end of a Job's name, which follows its content. */
    private static final Pattern CHECKSUM = Pattern.compile("-[0-9a-f]{8}$");

    private final ApiServer server;
    private final Additions additions;
    private final Map<String, List<KubernetesObject>> byNamespace = new ConcurrentHashMap<>();
    private final Map<ClusterId, OperatorRecord> operated = new ConcurrentHashMap<>();
    private final Map<String, List<ResourceType>> served = new ConcurrentHashMap<>();

    /**
     * @param server to read from
     * @param additions whether values that somebody added to what was applied are part of the objects
     */
    public LiveClusters(ApiServer server, Additions additions) {
        this.server = server;
        this.additions = additions;
    }

    /**
     * One cluster.
     *
     * @param objects reduced to what can differ from the manifests; empty if there are none
     * @param additions what somebody added to what was applied, as sentences
     */
    public record Found(Optional<ObjectSet> objects, List<String> additions) {}

    /**
     * Reads the objects of a cluster.
     *
     * @param cluster namespace and name; the name is empty for objects without a cluster
     * @param manifests of the cluster
     * @throws com.example.postgres.cli.terminal.CommandException if anything cannot be read
     */
    public Found find(ClusterId cluster, ObjectSet manifests) {
        Map<ObjectId, KubernetesObject> live = new LinkedHashMap<>();
        for (KubernetesObject manifest : manifests) {
            labelled(cluster).stream()
                    .filter(object -> object.id().equals(manifest.id()))
                    .findFirst()
                    .or(() -> read(manifest))
                    .ifPresent(object -> live.put(object.id(), object));
        }
        if (!cluster.name().isEmpty()) {
            labelled(cluster).forEach(object -> live.putIfAbsent(object.id(), object));
        }
        Map<ObjectId, KubernetesObject> byId = new HashMap<>();
        manifests.forEach(manifest -> byId.put(manifest.id(), manifest));
        List<KubernetesObject> objects = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        live.forEach((id, object) -> {
            LiveObject reduced = LiveObject.of(object, manifest(object, manifests, byId), additions);
            objects.add(reduced.object());
            reduced.additions()
                    .forEach(added -> notes.add(object.id() + " " + added.path() + ", set by " + added.manager()));
        });
        return new Found(objects.isEmpty() ? Optional.empty() : Optional.of(new ObjectSet(objects)), notes);
    }

    /**
     * What the operator wrote into the status of the PostgresCluster; nothing if there is none.
     *
     * @throws com.example.postgres.cli.terminal.CommandException if it cannot be read
     */
    public OperatorRecord operated(ClusterId cluster) {
        return cluster.name().isEmpty()
                ? OperatorRecord.NONE
                : operated.computeIfAbsent(
                        cluster,
                        id -> server.get(ResourceType.CLUSTERS, id.namespace(), id.name())
                                .map(OperatorRecord::of)
                                .orElse(OperatorRecord.NONE));
    }

    private static Optional<KubernetesObject> manifest(
            KubernetesObject live, ObjectSet manifests, Map<ObjectId, KubernetesObject> byId) {
        String base = CHECKSUM.matcher(live.id().name()).replaceFirst("");
        return Optional.ofNullable(byId.get(live.id()))
                .or(() -> manifests.ofKind("Job").stream()
                        .filter(job -> live.isA("Job") && job.baseName().equals(base))
                        .findFirst());
    }

    /** The labelled objects of the cluster. */
    private List<KubernetesObject> labelled(ClusterId cluster) {
        return byNamespace.computeIfAbsent(cluster.namespace(), this::list).stream()
                .filter(object -> object.cluster().equals(cluster.name()))
                .toList();
    }

    private List<KubernetesObject> list(String namespace) {
        return ResourceType.RENDERED.stream()
                .filter(this::isServed)
                .flatMap(type -> server.list(type, namespace, LABEL).stream())
                .map(LiveClusters::object)
                .filter(object -> !isMadeByController(object))
                .toList();
    }

    /** A type that is not served would be forbidden, rather than unknown, to a user with few permissions. */
    private boolean isServed(ResourceType type) {
        return type.isBuiltIn()
                || served.computeIfAbsent(type.apiVersion(), this::types).stream()
                        .anyMatch(known -> known.kind().equals(type.kind()));
    }

    private static boolean isMadeByController(KubernetesObject object) {
        return object.get("metadata", "ownerReferences").items().stream()
                .anyMatch(owner -> owner.get("controller").isTrue()
                        && !owner.get("kind").text().equals("PostgresCluster"));
    }

    /** The object that the manifest names. */
    private Optional<KubernetesObject> read(KubernetesObject manifest) {
        ObjectId id = manifest.id();
        return served.computeIfAbsent(manifest.apiVersion(), this::types).stream()
                .filter(type -> type.kind().equals(id.kind()))
                .findFirst()
                .flatMap(type -> server.get(type, id.namespace(), id.name()))
                .map(LiveClusters::object);
    }

    private List<ResourceType> types(String apiVersion) {
        List<ResourceType> types = new ArrayList<>();
        server.get(ResourceType.groupPath(apiVersion))
                .ifPresent(list -> list.path("resources").forEach(resource -> {
                    String name = resource.path("name").asText();
                    if (!name.contains("/")) {
                        types.add(new ResourceType(
                                apiVersion, resource.path("kind").asText(), name));
                    }
                }));
        return types;
    }

    private static KubernetesObject object(JsonNode tree) {
        return ObjectReader.read(List.of(Document.ofTree("cluster", tree)))
                .set()
                .objects()
                .get(0);
    }
}
