package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.MetadataSpec;
import com.example.postgres.syntax.LabelSyntax;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels and annotations that the user adds do not disturb selectors, Patroni or the engines that apply manifests. */
final class MetadataRule implements Rule {

    private static final String OURS = "postgres.example.com/";
    private static final String INSTANCE = "app.kubernetes.io/instance";

    /** https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
    private static final int MAX_BYTES = 256 * 1024;

    @Override
    public void check(RuleContext context) {
        check("inheritedMetadata", context.spec().inheritedMetadata(), context);
        check("podMetadata", context.spec().podMetadata(), context);
        if (context.spec().service() != null) {
            FieldPath path = RuleContext.SPEC.field("service").field("annotations");
            checkAnnotations(path, context.spec().service().annotations(), context);
        }
        if (context.spec().serviceAccount() != null) {
            FieldPath path = RuleContext.SPEC.field("serviceAccount").field("annotations");
            checkAnnotations(path, context.spec().serviceAccount().annotations(), context);
        }
    }

    private static void check(String field, @Nullable MetadataSpec metadata, RuleContext context) {
        if (metadata == null) {
            return;
        }
        FieldPath labels = RuleContext.SPEC.field(field).field("labels");
        metadata.labels().forEach((key, value) -> checkLabel(labels, key, value, context));
        checkReserved(labels, metadata.labels(), context);
        checkAnnotations(RuleContext.SPEC.field(field).field("annotations"), metadata.annotations(), context);
    }

    private static void checkLabel(FieldPath labels, String key, String value, RuleContext context) {
        FieldPath path = labels.field(key);
        LabelSyntax.keyProblem(key).ifPresent(message -> context.invalid(path, "metadata.key", key, message));
        LabelSyntax.valueProblem(value).ifPresent(message -> context.invalid(path, "metadata.label", value, message));
        if (GitOpsToolKeys.areSetBy(key)) {
            context.forbidden(path, "metadata.engine", GitOpsToolKeys.message(key));
        }
    }

    private static void checkReserved(FieldPath labels, Map<String, String> map, RuleContext context) {
        if (map.keySet().stream().anyMatch(key -> key.startsWith(OURS))) {
            context.forbidden(
                    labels,
                    "metadata.reserved",
                    "labels of postgres.example.com/ are set by the operator:"
                            + " Services and Patroni select by them");
        }
        if (map.containsKey(INSTANCE)) {
            context.forbidden(
                    labels,
                    "metadata.instance",
                    "app.kubernetes.io/instance is refused: GitOps engines that"
                            + " track by it delete volumes and Patroni's objects");
        }
    }

    private static void checkAnnotations(FieldPath annotations, Map<String, String> map, RuleContext context) {
        map.forEach((key, value) -> {
            FieldPath path = annotations.field(key);
            LabelSyntax.keyProblem(key).ifPresent(message -> context.invalid(path, "metadata.key", key, message));
            if (GitOpsToolKeys.areSetBy(key)) {
                context.forbidden(path, "metadata.engine", GitOpsToolKeys.message(key));
            }
        });
        if (map.keySet().stream().anyMatch(key -> key.startsWith(OURS))) {
            context.forbidden(
                    annotations, "metadata.reserved", "annotations of postgres.example.com/ are set by the operator");
        }
        long size = map.entrySet().stream()
                .mapToLong(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + entry.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > MAX_BYTES) {
            context.invalid(annotations, "metadata.size", size + " bytes", "must be at most 256 KiB together");
        }
    }
}
