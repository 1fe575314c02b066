package com.example.postgres.cluster.driver;

import com.example.postgres.object.ObjectId;
import com.example.postgres.plan.impact.Impact;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a cluster is at one moment, as far as a change may be seen in it. Two observations give the impact of what happened
 * between them; nothing of a plan is used.
 *
 * @param statefulSet uid
 * @param pods uid by member
 * @param servers start of PostgreSQL by member
 * @param resources of the containers by member
 * @param claims capacity by volume claim
 * @param read what running processes have read: Patroni's configuration, the settings of PostgreSQL and of the pooler
 * @param network what kube-proxy and the network plug-in take at once: Services and NetworkPolicies
 * @param objects every applied object without what the API server writes
 */
public record Observation(
        String statefulSet,
        Map<String, String> pods,
        Map<String, String> servers,
        Map<String, String> resources,
        Map<String, String> claims,
        Map<String, String> read,
        Map<ObjectId, String> network,
        Map<ObjectId, String> objects) {

    private static final Set<String> NETWORK = Set.of("Service", "NetworkPolicy");

    /** Settings that change by themselves: Patroni names the standbys as they come and go. */
    private static final String SETTINGS =
            "SELECT md5(string_agg(name || '=' || setting, ' ' ORDER BY name)) FROM pg_settings"
                    + " WHERE name NOT IN ('synchronous_standby_names', 'primary_conninfo', 'primary_slot_name', 'in_hot_standby',"
                    + " 'transaction_read_only', 'log_file_mode', 'recovery_target_timeline') UNION ALL SELECT md5(string_agg(h::text, ' '))"
                    + " FROM pg_hba_file_rules h";

    /** The state now. */
    public static Observation of(Cluster cluster) {
        Map<String, String> pods = new TreeMap<>();
        Map<String, String> resources = new TreeMap<>();
        Map<String, String> read = new TreeMap<>();
        for (Pod pod : cluster.pods()) {
            String name = pod.getMetadata().getName();
            pods.put(name, pod.getMetadata().getUid());
            resources.put(
                    name,
                    Serialization.asJson(pod.getSpec().getContainers().stream()
                            .collect(Collectors.toMap(Container::getName, Container::getResources))));
            read.put(name, cluster.sql(name, SETTINGS) + pooler(cluster, pod) + configuration(cluster, name));
        }
        Map<ObjectId, String> network = new TreeMap<>(Comparator.comparing(ObjectId::toString));
        Map<ObjectId, String> objects = new TreeMap<>(Comparator.comparing(ObjectId::toString));
        cluster.applied().live().forEach((id, object) -> {
            objects.put(id, text(object));
            if (NETWORK.contains(id.kind())) {
                network.put(id, Objects.toString(object.get("spec")));
            }
        });
        return new Observation(
                cluster.statefulSet().getMetadata().getUid(),
                pods,
                cluster.serverStarts(),
                resources,
                claims(cluster),
                read,
                network,
                objects);
    }

    private static String configuration(Cluster cluster, String member) {
        JsonNode configuration = cluster.patroniConfiguration(member);
        return configuration.toString();
    }

    /** The pooler's settings as it has them, not its file. */
    private static String pooler(Cluster cluster, Pod pod) {
        boolean hasPooler = pod.getSpec().getContainers().stream()
                .anyMatch(container -> container.getName().equals("pgbouncer"));
        return hasPooler
                ? cluster.run(
                                pod.getMetadata().getName(),
                                "sh",
                                "-c",
                                "PGPASSWORD=$(cat /credentials/pgbouncer-password) \"$POSTGRES_BIN/psql\" -XAt -h localhost -p 6432"
                                        + " -U pgbouncer pgbouncer -c 'SHOW CONFIG'")
                        .text()
                : "";
    }

    private static Map<String, String> claims(Cluster cluster) {
        return new Volumes(cluster)
                .claims().stream()
                        .collect(Collectors.toMap(
                                claim -> claim.getMetadata().getName(),
                                Observation::capacity,
                                (one, other) -> one,
                                TreeMap::new));
    }

    private static String capacity(PersistentVolumeClaim claim) {
        return claim.getStatus().getCapacity() == null
                ? ""
                : String.valueOf(claim.getStatus().getCapacity().get("storage"));
    }

    private static String text(GenericKubernetesResource object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        Map<String, String> annotations =
                new TreeMap<>(Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of()));
        if (object.getKind().equals("ConfigMap")) {
            // Patroni keeps its state there; what the renderer writes is in the annotation config.
            annotations.keySet().removeIf(key -> !key.equals("config") && !key.contains("/"));
        }
        Map<String, Object> rest = new TreeMap<>(object.getAdditionalProperties());
        rest.remove("status");
        return labels + " " + annotations + " " + Serialization.asJson(rest);
    }

    /** What happened between this moment and a later one. */
    public Impact until(Observation later) {
        boolean isStopped = pods.keySet().stream().anyMatch(name -> !later.pods.containsKey(name));
        if (isStopped && later.pods.isEmpty()) {
            return Impact.OUTAGE;
        }
        if (!claims.equals(later.claims)
                && claims.keySet().stream().anyMatch(name -> differs(claims, later.claims, name))) {
            return Impact.VOLUME_EXPANSION;
        }
        if (!statefulSet.equals(later.statefulSet)) {
            return Impact.RECREATE;
        }
        if (anyDiffers(pods, later.pods)) {
            return Impact.ROLLING_RESTART;
        }
        if (anyDiffers(servers, later.servers)) {
            return Impact.RESTART_POSTGRES;
        }
        if (anyDiffers(resources, later.resources)) {
            return Impact.RESIZE_IN_PLACE;
        }
        if (!pods.keySet().equals(later.pods.keySet())
                || anyDiffers(read, later.read)
                || !network.equals(later.network)) {
            return Impact.RELOAD;
        }
        return objects.equals(later.objects) ? Impact.NONE : Impact.METADATA;
    }

    private static boolean anyDiffers(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream().anyMatch(name -> differs(before, after, name));
    }

    /** Whether something that is on both sides differs; members that come or go are no restart. */
    private static boolean differs(Map<String, String> before, Map<String, String> after, String name) {
        return after.containsKey(name) && !Objects.equals(before.get(name), after.get(name));
    }
}
