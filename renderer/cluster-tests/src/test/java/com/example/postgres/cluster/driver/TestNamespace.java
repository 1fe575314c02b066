package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A namespace of one test class in which Pod Security admission enforces the level restricted. Closing it deletes it with
 * everything in it, also the volumes.
 *
 * @param kubernetes it is in
 * @param name of the namespace
 */
public record TestNamespace(Kubernetes kubernetes, String name) implements AutoCloseable {

    static final String LABEL = "postgres.example.com/cluster-test";

    static TestNamespace create(Kubernetes kubernetes) {
        String name = String.format(
                Locale.ROOT, "pgc-test-%06x", ThreadLocalRandom.current().nextInt(1 << 24));
        Namespace namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted", LABEL, "true"))
                .endMetadata()
                .build();
        kubernetes.client().resource(namespace).create();
        return new TestNamespace(kubernetes, name);
    }

    /** The driver of a cluster of the given name; nothing is applied yet. */
    public Cluster cluster(String clusterName) {
        return new Cluster(this, clusterName);
    }

    /** Creates a Secret, or replaces its content. */
    public void putSecret(String secretName, Map<String, String> content) {
        SecretBuilder secret = new SecretBuilder()
                .withNewMetadata()
                .withName(secretName)
                .withNamespace(name)
                .endMetadata();
        content.forEach((key, value) ->
                secret.addToData(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        kubernetes.client().resource(secret.build()).serverSideApply();
    }

    /** The content of a Secret, still encoded. */
    public Map<String, String> secret(String secretName) {
        return kubernetes
                .client()
                .secrets()
                .inNamespace(name)
                .withName(secretName)
                .require()
                .getData();
    }

    /** The replica of the operator that holds the Lease in this namespace; empty if none does. */
    public String leaseHolder() {
        String holder = kubernetes
                .client()
                .leases()
                .inNamespace(name)
                .withName("postgres-operator")
                .require()
                .getSpec()
                .getHolderIdentity();
        return Objects.requireNonNullElse(holder, "");
    }

    /** Deletes a Secret. */
    public void deleteSecret(String secretName) {
        kubernetes.client().secrets().inNamespace(name).withName(secretName).delete();
    }

    @Override
    public void close() {
        kubernetes.client().namespaces().withName(name).delete();
    }
}
