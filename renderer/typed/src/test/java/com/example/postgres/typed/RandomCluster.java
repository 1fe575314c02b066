package com.example.postgres.typed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A valid PostgresCluster with any of the fields that are rendered; the same one for the same seed. */
final class RandomCluster {

    private static final List<String> SIZES =
            List.of("1Gi", "0.5Ti", "1000000000", "1e9", "1500M", "1.5Gi", "2048Mi", "100Gi", "1073741824");

    private static final String LONGEST_NAME = "a".repeat(45);

    private final RandomText text;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ObjectNode spec;
    private final int replicas;

    private RandomCluster(Random random) {
        text = new RandomText(random);
        replicas = text.between(1, 5);
        root.put("apiVersion", "postgres.example.com/v1alpha1");
        root.put("kind", "PostgresCluster");
        ObjectNode metadata = root.putObject("metadata").put("name", text.chance(90) ? text.name() : LONGEST_NAME);
        if (text.chance(80)) {
            metadata.put("namespace", text.name());
        }
        spec = root.putObject("spec");
    }

    static ObjectNode of(long seed) {
        RandomCluster cluster = new RandomCluster(new Random(seed));
        cluster.putServer();
        cluster.putPatroni();
        cluster.putAccess();
        cluster.putMetadata("inheritedMetadata");
        cluster.putMetadata("podMetadata");
        RandomPods.put(cluster.spec, cluster.text);
        RandomFeatures.put(cluster.spec, cluster.text);
        return cluster.root;
    }

    private void putServer() {
        spec.put("version", text.pick(List.of("14", "15.4", "16", "17.6", "18", "18.1")));
        if (replicas > 1 || text.chance(50)) {
            spec.put("replicas", replicas);
        }
        ObjectNode storage = spec.putObject("storage").put("size", text.pick(SIZES));
        if (text.chance(50)) {
            storage.put("storageClass", text.name());
        }
        if (text.chance(50)) {
            ObjectNode parameters = spec.putObject("postgresqlParams");
            parameters.put("log_line_prefix", text.line().replace("\t", ""));
            if (text.chance(50)) {
                parameters.put("max_connections", text.between(50, 500));
                parameters.put("work_mem", text.pick(List.of("4MB", "64kB", "1GB")));
                parameters.put("random_page_cost", "1.1");
            }
        }
        if (text.chance(30)) {
            spec.putArray("pgHba")
                    .add("hostssl all all 10.0.0.0/8 scram-sha-256")
                    .add("host \"all tenants\" all 192.168.0.0/16 scram-sha-256");
        }
        if (text.chance(30)) {
            ObjectNode initdb = spec.putObject("bootstrap").putObject("initdb");
            initdb.put("encoding", text.pick(List.of("UTF8", "SQL_ASCII")));
            initdb.put("dataChecksums", text.chance(50));
        }
    }

    private void putPatroni() {
        if (text.chance(50)) {
            return;
        }
        ObjectNode patroni = spec.putObject("patroni");
        int loopWait = text.between(1, 20);
        int retryTimeout = text.between(3, 20);
        patroni.put("ttl", Math.max(20, loopWait + 2 * retryTimeout + text.between(0, 30)));
        patroni.put("loopWait", loopWait);
        patroni.put("retryTimeout", retryTimeout);
        patroni.put("maximumLagOnFailover", text.pick(SIZES));
        patroni.put("failsafeMode", text.chance(50));
        if (replicas > 2) {
            patroni.put("synchronousMode", text.pick(List.of("enabled", "quorum")));
            patroni.put("synchronousModeStrict", text.chance(50));
            patroni.put("synchronousNodeCount", text.between(1, replicas - 1));
        }
    }

    private void putAccess() {
        if (text.chance(50)) {
            ObjectNode service = spec.putObject("service");
            service.put("type", text.pick(List.of("ClusterIP", "NodePort", "LoadBalancer")));
            if (service.get("type").textValue().equals("LoadBalancer")) {
                service.putArray("loadBalancerSourceRanges")
                        .add("203.0.113.0/24")
                        .add("2001:db8::/32");
            }
            putAnnotations(service.putObject("annotations"));
        }
        if (text.chance(30)) {
            putAnnotations(spec.putObject("serviceAccount").putObject("annotations"));
        }
        if (text.chance(50)) {
            ObjectNode policy = spec.putObject("networkPolicy").put("enabled", text.chance(80));
            policy.put("restrictEgress", text.chance(50));
            ArrayNode peers = policy.putArray("allowedClients");
            if (text.chance(70)) {
                peers.addObject()
                        .putObject("podSelector")
                        .putObject("matchLabels")
                        .put(text.labelKey(), text.labelValue());
                peers.addObject().putObject("namespaceSelector");
                peers.addObject()
                        .putObject("ipBlock")
                        .put("cidr", "10.0.0.0/8")
                        .putArray("except")
                        .add("10.9.0.0/16");
            }
        }
        if (text.chance(30)) {
            spec.putObject("podDisruptionBudget").put("enabled", text.chance(50));
        }
        if (text.chance(20)) {
            spec.putObject("credentials").put("secretName", text.name());
        }
        if (text.chance(20)) {
            spec.putObject("deletionPolicy").put("volumes", text.pick(List.of("Retain", "Delete")));
        }
    }

    private void putMetadata(String field) {
        if (text.chance(50)) {
            ObjectNode labels = spec.putObject(field).putObject("labels");
            for (int i = text.between(0, 3); i > 0; i--) {
                labels.put(text.labelKey(), text.labelValue());
            }
            putAnnotations(((ObjectNode) spec.get(field)).putObject("annotations"));
        }
    }

    private void putAnnotations(ObjectNode annotations) {
        for (int i = text.between(0, 3); i > 0; i--) {
            annotations.put(text.labelKey(), text.lines());
        }
    }
}
