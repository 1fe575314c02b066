package com.example.postgres.plan;

import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A render target as a tree: in the status of a PostgresCluster, where the operator publishes its own, in facts, and in the
 * fingerprint of a plan. One form for all, so that a plan for a published target has the fingerprint of the operator.
 *
 * <p>It has neither the consumer, for whom a change is the same, nor the namespace of specs without one: a stored spec has its own.
 */
public final class PublishedTarget {

    private static final String VERSION = "kubernetesVersion";
    private static final String APIS = "apiVersions";
    private static final String IMAGES = "images";
    private static final String REGISTRY = "registry";
    private static final String SECRETS = "secrets";

    private PublishedTarget() {}

    /** The tree; what is not set is not in it. */
    public static ObjectNode of(RenderTarget target) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put(VERSION, target.kubernetesVersion().toString());
        new TreeSet<>(target.apiVersions())
                .forEach(api -> tree.withArray("/" + APIS).add(api));
        new TreeMap<>(target.images())
                .forEach((role, image) -> tree.withObject("/" + IMAGES).put(role.label(), image));
        if (target.registry() != null) {
            tree.put(REGISTRY, target.registry());
        }
        tree.put(SECRETS, target.secretsPolicy().label());
        return tree;
    }

    /** The target of the operator in the tree; empty if it has anything that this version does not know. */
    public static Optional<RenderTarget> read(JsonNode tree) {
        Optional<KubernetesVersion> version =
                KubernetesVersion.parse(tree.path(VERSION).asText());
        Optional<SecretsPolicy> secrets = Arrays.stream(SecretsPolicy.values())
                .filter(policy -> policy.label().equals(tree.path(SECRETS).asText()))
                .findFirst();
        if (version.isEmpty() || secrets.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> apis = new TreeSet<>();
        tree.path(APIS).forEach(api -> apis.add(api.asText()));
        Map<ImageRole, String> images = new EnumMap<>(ImageRole.class);
        for (ImageRole role : ImageRole.values()) {
            if (tree.path(IMAGES).hasNonNull(role.label())) {
                images.put(role, tree.path(IMAGES).path(role.label()).asText());
            }
        }
        RenderTarget target = RenderTarget.operator()
                .withKubernetesVersion(version.get())
                .withApiVersions(apis)
                .withImages(images)
                .withRegistry(
                        tree.path(REGISTRY).isMissingNode()
                                ? null
                                : tree.path(REGISTRY).asText())
                .withSecretsPolicy(secrets.get());
        return Optional.of(target).filter(read -> of(read).equals(tree));
    }
}
