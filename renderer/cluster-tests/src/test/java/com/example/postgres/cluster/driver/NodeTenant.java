package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.Map;

/** A pod of somebody else that has reserved a part of a node. Closing it gives the room back. */
public final class NodeTenant implements AutoCloseable {

    private static final String NAME = "tenant";

    private final TestNamespace namespace;
    private final String node;

    /** Has nothing of the node yet. */
    public NodeTenant(TestNamespace namespace, String node) {
        this.namespace = namespace;
        this.node = node;
    }

    /** Reserves so much CPU, and waits until it has it. */
    public void reserve(String cpu) {
        Pod pod = RestrictedPod.of(
                        namespace,
                        NAME,
                        Map.of(),
                        RestrictedPod.container(namespace, NAME, "sleep", "infinity")
                                .withResources(new ResourceRequirementsBuilder()
                                        .withRequests(Map.of("cpu", Quantity.parse(cpu)))
                                        .build())
                                .build())
                .editSpec()
                .withNodeSelector(Map.of("kubernetes.io/hostname", node))
                .endSpec()
                .build();
        namespace.kubernetes().client().resource(pod).create();
        Waiting.until(
                "the tenant of " + node + " runs",
                () -> assertThat(resource().require().getStatus().getPhase()).isEqualTo("Running"));
    }

    @Override
    public void close() {
        resource().delete();
        Waiting.until("the tenant is gone", () -> assertThat(resource().get()).isNull());
    }

    private PodResource resource() {
        return namespace
                .kubernetes()
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withName(NAME);
    }
}
