package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.MetadataSpec;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.validation.Rules.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user's labels and annotations do not interfere with selectors, Patroni or GitOps tools. */
final class MetadataRule implements Rule {

    private static final String OURS = "postgres.example.com/";
    /**
     * Keys by which GitOps tools recognise their objects. Copied to objects that the tool did not apply itself, such as
     * volumes and what Patroni creates, they make it prune those.
     *
     * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/">Argo CD: resource tracking</a>
     * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/#inventory">Flux: inventory</a>
     */
    private static final List<String> GITOPS_PREFIXES = List.of(
            "argocd.argoproj.io/",
            "kustomize.toolkit.fluxcd.io/",
            "helm.toolkit.fluxcd.io/",
            "meta.helm.sh/",
            "helm.sh/",
            "kubectl.kubernetes.io/",
            "applyset.kubernetes.io/",
            "config.kubernetes.io/");

    private static final String INSTANCE = "app.kubernetes.io/instance";

    /**
     * Annotations in which Patroni keeps its state, on its ConfigMaps and on pods.
     *
     * @see <a href="https://github.com/patroni/patroni/blob/master/patroni/dcs/kubernetes.py">patroni/dcs/kubernetes.py</a>
     */
    private static final Set<String> PATRONI_STATE = Set.of(
            "acquireTime",
            "config",
            "failsafe",
            "history",
            "initialize",
            "leader",
            "member",
            "optime",
            "quorum",
            "renewTime",
            "retain_slots",
            "scheduled_at",
            "slots",
            "status",
            "sync_standby",
            "transitions",
            "ttl");

    /** Labels that Kubernetes sets on pods and relies on; the API server refuses a Job with some of them. */
    private static final Set<String> KUBERNETES_LABELS = Set.of(
            "apps.kubernetes.io/pod-index",
            "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-completion-index",
            "batch.kubernetes.io/job-name",
            "controller-revision-hash",
            "controller-uid",
            "job-name",
            "pod-template-hash",
            "statefulset.kubernetes.io/pod-name");

    /** https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
    private static final int MAX_BYTES = 256 * 1024;

    @Override
    public void check(RuleContext context) {
        check(RuleContext.SPEC.field("inheritedMetadata"), context.spec().inheritedMetadata(), context);
        check(RuleContext.SPEC.field("podMetadata"), context.spec().podMetadata(), context);
        if (context.spec().jobs() != null) {
            FieldPath path = RuleContext.SPEC.field("jobs").field("podMetadata");
            check(path, context.spec().jobs().podMetadata(), context);
        }
        if (context.spec().metrics() != null) {
            FieldPath path = RuleContext.SPEC.field("metrics").field("monitorLabels");
            checkLabels(path, context.spec().metrics().monitorLabels(), context);
        }
        checkService("service", context.spec().service(), context);
        checkService("replicaService", context.spec().replicaService(), context);
        if (context.spec().serviceAccount() != null) {
            FieldPath path = RuleContext.SPEC.field("serviceAccount").field("annotations");
            checkAnnotations(path, context.spec().serviceAccount().annotations(), context);
        }
    }

    private static void check(FieldPath path, @Nullable MetadataSpec metadata, RuleContext context) {
        if (metadata != null) {
            checkLabels(path.field("labels"), metadata.labels(), context);
            FieldPath annotations = path.field("annotations");
            checkAnnotations(annotations, metadata.annotations(), context);
            checkPatroni(annotations, metadata.annotations(), context);
        }
    }

    private static void checkPatroni(FieldPath annotations, Map<String, String> map, RuleContext context) {
        map.keySet().stream()
                .filter(PATRONI_STATE::contains)
                .forEach(key -> context.forbidden(
                        annotations.field(key),
                        "metadata.patroni",
                        key
                                + " must not be set: Patroni keeps its state in annotations of this name; add a prefix, such"
                                + " as example.com/" + key));
    }

    private static void checkService(String field, @Nullable ServiceSpec service, RuleContext context) {
        if (service != null) {
            checkAnnotations(RuleContext.SPEC.field(field).field("annotations"), service.annotations(), context);
        }
    }

    private static void checkLabels(FieldPath path, Map<String, String> labels, RuleContext context) {
        labels.forEach((key, value) -> checkLabel(path, key, value, context));
        checkReserved(path, labels, context);
    }

    private static void checkLabel(FieldPath labels, String key, String value, RuleContext context) {
        FieldPath path = labels.field(key);
        LabelSyntax.keyProblem(key).ifPresent(message -> context.invalid(path, "metadata.key", key, message));
        LabelSyntax.valueProblem(value).ifPresent(message -> context.invalid(path, "metadata.label", value, message));
        checkGitOpsKey(path, key, context);
        if (KUBERNETES_LABELS.contains(key)) {
            context.forbidden(path, "metadata.kubernetes", key + " must not be set: Kubernetes sets it itself");
        }
    }

    private static void checkGitOpsKey(FieldPath path, String key, RuleContext context) {
        if (GITOPS_PREFIXES.stream().anyMatch(key::startsWith)) {
            context.forbidden(
                    path,
                    "metadata.engine",
                    key + " must not be set: the tool that applies the manifests sets it, and prunes objects by it");
        }
    }

    private static void checkReserved(FieldPath labels, Map<String, String> map, RuleContext context) {
        if (map.keySet().stream().anyMatch(key -> key.startsWith(OURS))) {
            context.forbidden(
                    labels,
                    "metadata.reserved",
                    "labels with the prefix postgres.example.com/ are reserved: Services and Patroni select by them");
        }
        if (map.containsKey(INSTANCE)) {
            context.forbidden(
                    labels,
                    "metadata.instance",
                    "app.kubernetes.io/instance must not be set: GitOps tools that track objects by it delete"
                            + " volumes and Patroni's objects");
        }
    }

    private static void checkAnnotations(FieldPath annotations, Map<String, String> map, RuleContext context) {
        map.forEach((key, value) -> {
            FieldPath path = annotations.field(key);
            LabelSyntax.keyProblem(key).ifPresent(message -> context.invalid(path, "metadata.key", key, message));
            checkGitOpsKey(path, key, context);
        });
        if (map.keySet().stream().anyMatch(key -> key.startsWith(OURS))) {
            context.forbidden(
                    annotations, "metadata.reserved", "annotations with the prefix postgres.example.com/ are reserved");
        }
        long size = map.entrySet().stream()
                .mapToLong(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + entry.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > MAX_BYTES) {
            context.invalid(annotations, "metadata.size", size + " bytes", "must be no more than 256 KiB in total");
        }
    }
}
