package com.example.postgres.operator;

import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;

/** What the StatefulSet controller, the kubelet and Patroni do for a cluster, on a server that has none of them. */
public final class PlayedCluster {

    /** Of every pod. */
    public static final String ADDRESS = "127.0.0.1";

    private final KubernetesApi api;
    private final ClusterId cluster;
    private final ObjectRef set;

    public PlayedCluster(KubernetesApi api, ClusterId cluster) {
        this.api = api;
        this.cluster = cluster;
        this.set = new ObjectRef("apps/v1", "StatefulSet", cluster.namespace(), cluster.name());
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("played", text);
    }

    /** All pods have the revision of the template. */
    private String revision() {
        return cluster.name() + "-first";
    }

    /** Nodes have no namespace. */
    public String nodeOf(String pod) {
        return cluster.namespace() + "-" + pod;
    }

    /** The members are made from the current template, ready, each on a node of its own, and the first one leads. */
    public void run(int members) {
        patchStatus("replicas: " + members + ", updateRevision: " + revision() + ", ");
        for (int ordinal = 0; ordinal < members; ordinal++) {
            runPod(cluster.name() + "-" + ordinal, ordinal == 0 ? "primary" : "replica");
        }
        lead(cluster.name() + "-0");
    }

    /** The controller has seen the current template, and makes no new revision of it. */
    public void seeTemplate() {
        patchStatus("");
    }

    private void patchStatus(String fields) {
        long generation =
                api.read(set).orElseThrow().path("metadata").path("generation").asLong();
        api.patch(
                set,
                "status",
                PatchType.MERGE,
                yaml("{status: {" + fields + "observedGeneration: " + generation + "}}"));
    }

    private void runPod(String name, String role) {
        api.create(yaml("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    postgres.example.com/cluster: %s
                    postgres.example.com/component: postgres
                    postgres.example.com/role: %s
                    controller-revision-hash: %s
                spec:
                  nodeName: %s
                  containers: [{name: postgres, image: postgres}]
                """.formatted(name, cluster.namespace(), cluster.name(), role, revision(), nodeOf(name))));
        api.patch(
                ObjectRef.pod(cluster.namespace(), name),
                "status",
                PatchType.MERGE,
                yaml("{status: {podIP: " + ADDRESS + ", conditions: [{type: Ready, status: \"True\"}]}}"));
    }

    /** The member holds Patroni's leader lock. */
    public void lead(String pod) {
        api.patch(
                new ObjectRef("v1", "ConfigMap", cluster.namespace(), cluster.name() + "-leader"),
                "",
                PatchType.MERGE,
                yaml("{metadata: {annotations: {leader: " + pod + "}}}"));
    }
}
