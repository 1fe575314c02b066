package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of the user's volumes can be mounted.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/">Volume</a>
 */
final class ExtraVolumesRule implements Rule {

    private static final String RULE = "extra.volumes";

    /** What a file in a volume can hold; a variable can hold more, but no map. */
    private static final List<String> FIELDS_IN_FILES =
            List.of("metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        for (int i = 0; extra != null && i < extra.volumes().size(); i++) {
            FieldPath path = RuleContext.SPEC.field("extra").field("volumes").index(i);
            check(path, extra.volumes().get(i), context);
            checkClaimName(path, extra.volumes().get(i), context);
        }
    }

    private static void check(FieldPath path, JsonNode volume, RuleContext context) {
        Set<String> files = new HashSet<>();
        checkFiles(path.field("configMap"), volume.path("configMap"), files, context);
        checkFiles(path.field("secret"), volume.path("secret"), files, context);
        checkFiles(path.field("downwardAPI"), volume.path("downwardAPI"), files, context);
        JsonNode sources = volume.at("/projected/sources");
        for (int i = 0; i < sources.size(); i++) {
            FieldPath source = path.field("projected").field("sources").index(i);
            for (JsonNode kind : sources.get(i)) {
                checkPath(source, kind, files, context);
            }
            sources.get(i)
                    .properties()
                    .forEach(kind -> checkFiles(source.field(kind.getKey()), kind.getValue(), files, context));
            checkTrustBundle(source.field("clusterTrustBundle"), sources.get(i).path("clusterTrustBundle"), context);
        }
        if (List.of(volume.at("/hostPath/path").asText().split("/", -1)).contains("..")) {
            context.invalid(
                    path.field("hostPath").field("path"),
                    RULE,
                    volume.at("/hostPath/path").asText(),
                    "must not contain '..'");
        }
        checkClaim(path.field("ephemeral").field("volumeClaimTemplate").field("spec"), volume, context);
    }

    /** The data of a member is for that member only: two servers on one data directory destroy it. */
    private static void checkClaimName(FieldPath path, JsonNode volume, RuleContext context) {
        String claim = volume.at("/persistentVolumeClaim/claimName").asText();
        String prefix = "pgdata-" + context.cluster().metadata().name() + "-";
        if (claim.startsWith(prefix) && claim.substring(prefix.length()).matches("[0-9]+")) {
            context.invalid(
                    path.field("persistentVolumeClaim").field("claimName"),
                    RULE,
                    claim,
                    "is the data of a member of this cluster; a sidecar can mount the volume pgdata of its own member");
        }
    }

    private static void checkFiles(FieldPath source, JsonNode tree, Set<String> files, RuleContext context) {
        JsonNode items = tree.path("items");
        for (int i = 0; i < items.size(); i++) {
            FieldPath path = source.field("items").index(i);
            JsonNode item = items.get(i);
            checkPath(path, item, files, context);
            checkDownward(path, item, context);
        }
    }

    private static void checkPath(FieldPath parent, JsonNode file, Set<String> files, RuleContext context) {
        String path = file.path("path").asText();
        if (!path.isEmpty() && !files.add(path)) {
            context.duplicate(parent.field("path"), RULE, path, "another file of the volume has this path");
        }
    }

    /** A file with a fact about the pod. */
    private static void checkDownward(FieldPath path, JsonNode item, RuleContext context) {
        if (item.has("key")) {
            return;
        }
        boolean hasField = item.has("fieldRef");
        if (hasField == item.has("resourceFieldRef")) {
            context.invalid(path, RULE, item, "must set exactly one of fieldRef and resourceFieldRef");
        }
        String field = item.at("/fieldRef/fieldPath").asText();
        boolean isOneValue = field.startsWith("metadata.labels['") || field.startsWith("metadata.annotations['");
        if (hasField && !isOneValue && !FIELDS_IN_FILES.contains(field)) {
            context.invalid(
                    path.field("fieldRef").field("fieldPath"),
                    RULE,
                    field,
                    "must be one of " + String.join(", ", FIELDS_IN_FILES) + " in a volume");
        }
        if (item.has("resourceFieldRef")) {
            FieldPath reference = path.field("resourceFieldRef");
            if (item.at("/resourceFieldRef/containerName").asText().isEmpty()) {
                context.required(reference.field("containerName"), RULE, "must be set in a volume");
            }
            EnvironmentRule.checkDivisor(reference, item.path("resourceFieldRef"), context);
        }
    }

    private static void checkTrustBundle(FieldPath path, JsonNode bundle, RuleContext context) {
        if (!bundle.isMissingNode() && bundle.has("name") == bundle.has("signerName")) {
            context.invalid(path, RULE, bundle, "must set exactly one of name and signerName");
        }
        if (bundle.has("labelSelector") && !bundle.has("signerName")) {
            context.forbidden(path.field("labelSelector"), RULE, "may be set only together with signerName");
        }
    }

    private static void checkClaim(FieldPath path, JsonNode volume, RuleContext context) {
        JsonNode claim = volume.at("/ephemeral/volumeClaimTemplate/spec");
        if (claim.isMissingNode()) {
            return;
        }
        Optional<Quantity> request =
                Quantity.tryParse(claim.at("/resources/requests/storage").asText());
        if (request.filter(size -> size.value().signum() > 0).isEmpty()) {
            context.required(
                    path.field("resources").field("requests").field("storage"), RULE, "must be set, and more than 0");
        }
        Optional<Quantity> limit =
                Quantity.tryParse(claim.at("/resources/limits/storage").asText());
        if (request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) > 0) {
            context.invalid(
                    path.field("resources").field("requests").field("storage"),
                    RULE,
                    claim.at("/resources/requests/storage").asText(),
                    "must be no more than the limit");
        }
        Set<String> modes = new HashSet<>();
        claim.path("accessModes").forEach(mode -> modes.add(mode.asText()));
        if (modes.contains("ReadWriteOncePod") && modes.size() > 1) {
            context.forbidden(path.field("accessModes"), RULE, "ReadWriteOncePod must be the only access mode");
        }
    }
}
