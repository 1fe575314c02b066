package com.example.postgres.cli.option;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the target: who applies the manifests, and to which Kubernetes. */
public final class TargetOptions {

    private static final Pattern REGISTRY =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9._-]+)*");
    private static final Pattern API_VERSION = Pattern.compile("([a-z0-9.-]+/)?v[0-9][a-z0-9]*(/[A-Za-z0-9]+)?");

    @Option(
            names = "--target",
            paramLabel = "gitops|operator",
            defaultValue = "gitops",
            completionCandidates = OptionValues.Consumers.class,
            description = "Who applies the manifests (default: ${DEFAULT-VALUE}).")
    private Consumer consumer = Consumer.GITOPS;

    @Option(
            names = "--secrets",
            paramLabel = "POLICY",
            completionCandidates = OptionValues.SecretsPolicies.class,
            description = "What creates the credentials Secret: reference (you do), bootstrap-job or"
                    + " external-secret (default: reference).")
    private @Nullable SecretsPolicy secrets;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description =
                    "Namespace of specs without metadata.namespace (default: " + RenderTarget.FALLBACK_NAMESPACE + ").")
    private @Nullable String namespace;

    @Option(
            names = "--image",
            paramLabel = "ROLE=REF",
            description = "Image of a role: postgres, pgbouncer, exporter or kubectl. Repeatable.")
    private Map<ImageRole, String> images = new LinkedHashMap<>();

    @Option(
            names = "--registry",
            paramLabel = "HOST",
            description = "Registry of the default images, such as registry.example.com/mirror.")
    private @Nullable String registry;

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "Kubernetes version of the cluster, 1.29 to 1.37 (default: a fixed one, see pgc version).")
    private @Nullable KubernetesVersion kubernetesVersion;

    @Option(
            names = "--api-versions",
            paramLabel = "API",
            split = ",",
            description =
                    "Extra APIs the cluster serves, such as monitoring.coreos.com/v1. When given, warns about fields"
                            + " that need an API not in the list. Repeatable.")
    private Set<String> apiVersions = new LinkedHashSet<>();

    /** The namespace of specs without one, if it was given. */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** Whether the version of Kubernetes was given, and not assumed. */
    public boolean isVersionGiven() {
        return kubernetesVersion != null;
    }

    /** The target. Throws for invalid values. */
    public RenderTarget target() {
        KubernetesVersion version = Objects.requireNonNullElse(kubernetesVersion, KubernetesVersion.DEFAULT);
        namespace().ifPresent(name -> refuse("-n", name, KubernetesName.LABEL.problem(name)));
        require(REGISTRY, registry, "--registry", "give a host, such as registry.example.com:5000, without https://");
        apiVersions.forEach(api -> require(API_VERSION, api, "--api-versions", "such as monitoring.coreos.com/v1"));
        images.values().forEach(image -> refuse("--image", image, ImageReference.problem(image)));
        if (!version.isAtLeast(KubernetesVersion.OLDEST_SUPPORTED)) {
            throw CommandException.usage(
                    "--kube-version " + version + " is too old",
                    "the oldest supported version is " + KubernetesVersion.OLDEST_SUPPORTED);
        }
        return RenderTarget.gitops()
                .withConsumer(consumer)
                .withKubernetesVersion(version)
                .withApiVersions(apiVersions)
                .withImages(images)
                .withRegistry(registry)
                .withSecretsPolicy(Objects.requireNonNullElse(secrets, SecretsPolicy.REFERENCE))
                .withNamespace(namespace().orElse(RenderTarget.FALLBACK_NAMESPACE));
    }

    /** What the operator renders for, except where an option says otherwise. Throws for invalid values. */
    public RenderTarget over(RenderTarget published) {
        Map<ImageRole, String> all = new LinkedHashMap<>(published.images());
        all.putAll(images);
        return target().withKubernetesVersion(
                        Objects.requireNonNullElse(kubernetesVersion, published.kubernetesVersion()))
                .withApiVersions(apiVersions.isEmpty() ? published.apiVersions() : apiVersions)
                .withImages(all)
                .withRegistry(registry == null ? published.registry() : registry)
                .withSecretsPolicy(Objects.requireNonNullElse(secrets, published.secretsPolicy()));
    }

    /** Options that say otherwise than the operator renders, each with what that is. */
    public List<String> contradictions(RenderTarget published) {
        RenderTarget given = over(published);
        List<String> all = new ArrayList<>();
        add(all, "--kube-version", given.kubernetesVersion(), published.kubernetesVersion());
        add(all, "--api-versions", sorted(given.apiVersions()), sorted(published.apiVersions()));
        given.images()
                .forEach((role, image) -> add(
                        all,
                        "--image " + role.label(),
                        image,
                        published.images().get(role)));
        add(all, "--registry", given.registry(), published.registry());
        add(
                all,
                "--secrets",
                given.secretsPolicy().label(),
                published.secretsPolicy().label());
        return all;
    }

    private static void add(List<String> all, String option, @Nullable Object given, @Nullable Object published) {
        if (!Objects.equals(given, published)) {
            all.add(option + " " + given + ", but the operator renders "
                    + (published == null || published.equals("") ? "without one" : "with " + published));
        }
    }

    private static String sorted(Set<String> apis) {
        return String.join(",", new TreeSet<>(apis));
    }

    private static void require(Pattern form, @Nullable String value, String option, String hint) {
        if (value != null && !form.matcher(value).matches()) {
            refuse(option, value, Optional.of(hint));
        }
    }

    private static void refuse(String option, String value, Optional<String> problem) {
        problem.ifPresent(hint -> {
            throw CommandException.usage(option + ": invalid value \"" + value + "\"", hint);
        });
    }
}
