package com.example.postgres.cli.cluster;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.Value;
import com.example.postgres.plan.PublishedTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what a plan can use of a running cluster. It reads no Secret, and nothing that a pod got from one. */
public final class FactsCollector {

    private static final String CLUSTER = "postgres.example.com/cluster";
    private static final String MEMBERS = CLUSTER + ",postgres.example.com/component=postgres";
    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";
    private static final String ZONE = "topology.kubernetes.io/zone";

    /** What Patroni calls the member that others follow, by version and kind of cluster. */
    private static final Set<String> PRIMARY = Set.of("primary", "master", "standby_leader");

    private final ApiServer server;

    public FactsCollector(ApiServer server) {
        this.server = server;
    }

    /**
     * The facts, as {@code docs/schema/facts.schema.json} describes them.
     *
     * @param namespace whose PostgresClusters are included; empty for all
     */
    public JsonNode collect(String namespace) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        kubernetes(facts.putObject("kubernetes"));
        ArrayNode nodes = facts.putArray("nodes");
        list(ResourceType.NODES, "", "").stream()
                .filter(FactsCollector::saysWhatItHas)
                .forEach(node -> nodes.add(node(node)));
        ArrayNode classes = facts.putArray("storageClasses");
        list(ResourceType.STORAGE_CLASSES, "", "").forEach(one -> classes.add(storageClass(one)));
        clusters(facts.putArray("clusters"), list(ResourceType.PODS, namespace, MEMBERS), records(namespace));
        return facts;
    }

    private List<Value> list(ResourceType type, String namespace, String selector) {
        return server.list(type, namespace, selector).stream()
                .map(tree -> ObjectReader.read(List.of(Document.ofTree("cluster", tree)))
                        .set()
                        .objects()
                        .get(0)
                        .root())
                .sorted(Comparator.comparing(FactsCollector::name))
                .toList();
    }

    private static String name(Value object) {
        return object.get("metadata", "name").text();
    }

    private void kubernetes(ObjectNode facts) {
        JsonNode version = server.get("/version")
                .filter(answer -> answer.path("minor").asText().matches("[0-9].*"))
                .orElseThrow(() -> server.noKubernetes("get /version"));
        // Some vendors append a plus sign.
        String minor = version.path("minor").asText().replaceAll("[^0-9].*", "");
        boolean resizesPods = server.get("/api/v1").stream()
                .flatMap(api -> Stream.of(api.path("resources")))
                .anyMatch(resources -> resources.findValuesAsText("name").contains("pods/resize"));
        facts.put("version", version.path("major").asText() + "." + minor).put("resizesPods", resizesPods);
    }

    /** A node whose kubelet has not reported yet takes no pod. */
    private static boolean saysWhatItHas(Value node) {
        return node.get("status", "allocatable", "cpu").exists()
                && node.get("status", "allocatable", "memory").exists();
    }

    private static ObjectNode node(Value node) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("name", name(node));
        putText(facts, "zone", node.get("metadata", "labels", ZONE).text());
        return facts.put("cpu", node.get("status", "allocatable", "cpu").text())
                .put("memory", node.get("status", "allocatable", "memory").text());
    }

    private static ObjectNode storageClass(Value storageClass) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name(storageClass))
                .put(
                        "default",
                        storageClass
                                .get("metadata", "annotations", IS_DEFAULT)
                                .text()
                                .equals("true"))
                .put(
                        "allowVolumeExpansion",
                        storageClass.get("allowVolumeExpansion").isTrue());
    }

    /** What the operator wrote into each PostgresCluster; nothing where there is no operator. */
    private Map<String, OperatorRecord> records(String namespace) {
        Map<String, OperatorRecord> records = new TreeMap<>();
        server.list(ResourceType.CLUSTERS, namespace, "")
                .forEach(cluster -> records.put(
                        cluster.at("/metadata/namespace").asText() + "/"
                                + cluster.at("/metadata/name").asText(),
                        OperatorRecord.of(cluster)));
        return records;
    }

    private static void clusters(ArrayNode facts, List<Value> pods, Map<String, OperatorRecord> records) {
        Map<String, ArrayNode> members = new TreeMap<>();
        records.keySet().forEach(id -> members.put(id, JsonNodeFactory.instance.arrayNode()));
        for (Value pod : pods) {
            String namespace = pod.get("metadata", "namespace").text();
            String cluster = pod.get("metadata", "labels", CLUSTER).text();
            members.computeIfAbsent(namespace + "/" + cluster, id -> JsonNodeFactory.instance.arrayNode())
                    .add(member(pod));
        }
        members.forEach((id, all) -> {
            ObjectNode cluster = facts.addObject()
                    .put("namespace", id.substring(0, id.indexOf('/')))
                    .put("name", id.substring(id.indexOf('/') + 1));
            OperatorRecord record = records.getOrDefault(id, OperatorRecord.NONE);
            record.target().ifPresent(target -> cluster.set("renderTarget", PublishedTarget.of(target)));
            putText(cluster, "version", record.version());
            putText(cluster, "volumeSize", record.volumeSize());
            cluster.set("members", all);
        });
    }

    private static void putText(ObjectNode facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.put(name, text);
        }
    }

    /** Patroni keeps the state of a member in an annotation of its pod. */
    private static ObjectNode member(Value pod) {
        JsonNode status = status(pod.get("metadata", "annotations", "status").text());
        String role =
                status.path("role").asText(pod.get("metadata", "labels", "role").text());
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("name", name(pod))
                .put("role", PRIMARY.contains(role) ? "primary" : "replica")
                .put(
                        "state",
                        status.path("replication_state")
                                .asText(status.path("state").asText("unknown")))
                .put("ready", isReady(pod));
        if (status.path("timeline").isInt()) {
            facts.put("timeline", status.path("timeline").intValue());
        }
        putText(facts, "node", pod.get("spec", "nodeName").text());
        facts.put("qosClass", pod.get("status", "qosClass").text("BestEffort"));
        ArrayNode images = facts.putArray("images");
        pod.get("spec", "containers")
                .items()
                .forEach(container -> images.addObject()
                        .put("container", container.get("name").text())
                        .put("image", container.get("image").text()));
        return facts;
    }

    private static JsonNode status(String annotation) {
        return YamlReader.read("status", annotation).documents().stream()
                .findFirst()
                .map(Document::root)
                .orElse(MissingNode.getInstance());
    }

    private static boolean isReady(Value pod) {
        return pod.get("status", "conditions").items().stream()
                .anyMatch(condition -> condition.get("type").text().equals("Ready")
                        && condition.get("status").text().equals("True"));
    }
}
