package com.example.postgres.operator.apply;

import com.example.postgres.model.Labels;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.plan.ClusterPlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The objects of a cluster that another manager applied and that the user lets the operator take over. They carry the label of
 * the cluster, set by a manager that the user names, and nothing controls them.
 */
public final class Adoption {

    /** The annotation with the names of the field managers, separated by commas. */
    public static final String ADOPT_FROM = "postgres.example.com/adopt-from";

    private final Set<String> managers;
    private final Map<String, Adoptee> adoptees;
    private final LiveCluster live;

    private Adoption(Set<String> managers, Map<String, Adoptee> adoptees, LiveCluster live) {
        this.managers = managers;
        this.adoptees = adoptees;
        this.live = live;
    }

    /** Nothing is taken over. */
    public static Adoption none(LiveCluster live) {
        return new Adoption(Set.of(), Map.of(), live);
    }

    /** What may be taken over. Reads those objects, because the cache keeps nothing of what others applied. */
    public static Adoption of(JsonNode resource, LiveCluster cached, KubernetesApi api) {
        Set<String> managers = managers(resource);
        if (managers.isEmpty()) {
            return none(cached);
        }
        Map<String, Adoptee> adoptees = new HashMap<>();
        List<LiveObject> objects = new ArrayList<>();
        for (LiveObject object : withMembers(cached, resource, api)) {
            Predicate<LiveObject> isAdoptable = candidate -> !Collections.disjoint(candidate.appliedBy(), managers);
            Optional<JsonNode> current = isAdoptable.test(object) ? api.read(object.ref()) : Optional.empty();
            if (current.isEmpty()) {
                objects.add(object);
                continue;
            }
            // The cache may be behind: the object may be ours by now.
            LiveObject read = LiveObject.of(current.get());
            objects.add(read);
            if (isAdoptable.test(read) && !read.isDeleting()) {
                adoptees.put(read.ref().toString(), new Adoptee(current.get()));
            }
        }
        return new Adoption(
                managers, adoptees, new LiveCluster(objects, cached.pods(), cached.claims(), cached.cordonedNodes()));
    }

    /** The StatefulSet says what runs, so it must be known even if the cache is behind. */
    private static List<LiveObject> withMembers(LiveCluster cached, JsonNode resource, KubernetesApi api) {
        ObjectRef cluster = ObjectRef.of(resource);
        List<LiveObject> objects = new ArrayList<>(cached.objects());
        if (cached.find("StatefulSet", cluster.name()).isEmpty()) {
            api.read(new ObjectRef("apps/v1", "StatefulSet", cluster.namespace(), cluster.name()))
                    .filter(set -> set.path("metadata")
                            .path("labels")
                            .path(Labels.CLUSTER)
                            .asText()
                            .equals(cluster.name()))
                    .map(LiveObject::of)
                    .ifPresent(objects::add);
        }
        return objects;
    }

    private static Set<String> managers(JsonNode resource) {
        String names =
                resource.path("metadata").path("annotations").path(ADOPT_FROM).asText();
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .filter(name -> !name.equals(KubernetesApi.FIELD_MANAGER))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The cluster, with the objects as they were read. */
    public LiveCluster live() {
        return live;
    }

    /** Whether the object may be taken over. */
    public boolean covers(ObjectRef ref) {
        return adoptees.containsKey(ref.toString());
    }

    /** What the other manager applied; empty if the object is none to take over. */
    Optional<KubernetesObject> applied(LiveObject object, KubernetesObject desired) {
        return Optional.ofNullable(adoptees.get(object.ref().toString())).map(adoptee -> adoptee.manifest(desired));
    }

    /** The patch that makes the fields of the object ours; empty if it is none to take over. */
    Optional<JsonNode> patch(ObjectRef ref) {
        return Optional.ofNullable(adoptees.get(ref.toString()))
                .map(adoptee -> FieldTakeover.patch(adoptee.live(), managers));
    }

    /** Why a plan that begins with these objects may not run, beside what holds for every plan; empty if it may. */
    public Optional<String> refusal(ClusterPlan plan) {
        return plan.changes().stream()
                .filter(change ->
                        covers(ObjectRef.of(change.object())) && change.object().isA("StatefulSet"))
                .filter(change -> change.value().path().toString().equals("spec.replicas"))
                .filter(change ->
                        change.value().after().asInt() < change.value().before().asInt())
                .findFirst()
                .map(change -> "the running cluster has " + change.value().before()
                        + " members: take it over with as many, and make it smaller afterwards");
    }

    /** The names in the annotation. */
    public Set<String> managers() {
        return managers;
    }
}
