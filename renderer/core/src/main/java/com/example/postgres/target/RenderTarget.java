package com.example.postgres.target;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything besides the spec that a render depends on. Start with {@link #gitops} or {@link #operator} and change single
 * values with the {@code with} methods; each returns a copy.
 *
 * @param consumer who applies the manifests
 * @param kubernetesVersion of the API server
 * @param apiVersions further API groups that the server has, such as {@code monitoring.coreos.com/v1}
 * @param images references that replace those of the image table and of the spec, by role
 * @param registry host that replaces the one of the image table's references; null to keep them
 * @param secretsPolicy where the credentials Secret comes from
 * @param namespace for specs that name none
 */
public record RenderTarget(
        Consumer consumer,
        KubernetesVersion kubernetesVersion,
        Set<String> apiVersions,
        Map<ImageRole, String> images,
        @Nullable String registry,
        SecretsPolicy secretsPolicy,
        String namespace) {

    /** The namespace of a spec without one, when the caller names none either. */
    public static final String FALLBACK_NAMESPACE = "default";

    public RenderTarget {
        apiVersions = Set.copyOf(apiVersions);
        images = Map.copyOf(images);
    }

    /** GitOps on the default Kubernetes version, with existing Secrets and the images of the table. */
    public static RenderTarget gitops() {
        return new RenderTarget(
                Consumer.GITOPS,
                KubernetesVersion.DEFAULT,
                Set.of(),
                Map.of(),
                null,
                SecretsPolicy.REFERENCE,
                FALLBACK_NAMESPACE);
    }

    /** The operator on the default Kubernetes version, with existing Secrets and the images of the table. */
    public static RenderTarget operator() {
        return gitops().withConsumer(Consumer.OPERATOR);
    }

    public RenderTarget withConsumer(Consumer other) {
        return new RenderTarget(other, kubernetesVersion, apiVersions, images, registry, secretsPolicy, namespace);
    }

    public RenderTarget withKubernetesVersion(KubernetesVersion other) {
        return new RenderTarget(consumer, other, apiVersions, images, registry, secretsPolicy, namespace);
    }

    public RenderTarget withApiVersions(Set<String> other) {
        return new RenderTarget(consumer, kubernetesVersion, other, images, registry, secretsPolicy, namespace);
    }

    public RenderTarget withImages(Map<ImageRole, String> other) {
        return new RenderTarget(consumer, kubernetesVersion, apiVersions, other, registry, secretsPolicy, namespace);
    }

    public RenderTarget withRegistry(@Nullable String other) {
        return new RenderTarget(consumer, kubernetesVersion, apiVersions, images, other, secretsPolicy, namespace);
    }

    public RenderTarget withSecretsPolicy(SecretsPolicy other) {
        return new RenderTarget(consumer, kubernetesVersion, apiVersions, images, registry, other, namespace);
    }

    public RenderTarget withNamespace(String other) {
        return new RenderTarget(consumer, kubernetesVersion, apiVersions, images, registry, secretsPolicy, other);
    }

    /** The image for the role: the target's, else the spec's, else the table's (at the target's registry). */
    public String image(ImageRole role, @Nullable String ofSpec) {
        String ofTarget = images.get(role);
        if (ofTarget != null) {
            return ofTarget;
        }
        if (ofSpec != null) {
            return ofSpec;
        }
        ImageProfile profile = ImageTable.profile(role);
        return Optional.ofNullable(registry).map(profile::referenceAt).orElse(profile.reference());
    }
}
