package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user's variables, volumes and mounts do not collide with those of the pod.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a>
 */
final class ExtraRule implements Rule {

    private static final FieldPath EXTRA = RuleContext.SPEC.field("extra");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        checkEnvironment(extra.env(), context);
        checkVolumes(extra.volumes(), context);
        Set<String> volumes = extra.volumes().stream()
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        checkMounts(extra.volumeMounts(), volumes, context);
    }

    private static void checkEnvironment(List<JsonNode> env, RuleContext context) {
        for (int i = 0; i < env.size(); i++) {
            FieldPath path = EXTRA.field("env").index(i);
            String name = env.get(i).path("name").asText();
            if (PodParts.ENVIRONMENT.contains(name)) {
                context.duplicate(path.field("name"), "extra.env", name, "the postgres container has it already");
            } else if (name.startsWith(PodParts.PATRONI_PREFIX)) {
                context.forbidden(
                        path.field("name"),
                        "extra.env",
                        "variables with the prefix PATRONI_ override the rendered configuration; use"
                                + " spec.patroni and spec.postgresqlParams");
            } else if (!name.matches("[ -<>-~]+")) {
                context.invalid(
                        path.field("name"),
                        "extra.env",
                        name,
                        "must consist of printable ASCII characters other" + " than '='");
            }
            if (env.get(i).has("value") && env.get(i).has("valueFrom")) {
                context.forbidden(path.field("valueFrom"), "extra.env", "value and valueFrom are mutually exclusive");
            }
        }
    }

    private static void checkVolumes(List<JsonNode> volumes, RuleContext context) {
        for (int i = 0; i < volumes.size(); i++) {
            FieldPath path = EXTRA.field("volumes").index(i).field("name");
            String name = volumes.get(i).path("name").asText();
            if (PodParts.VOLUMES.contains(name)) {
                context.duplicate(path, "extra.volumes", name, "the pod has it already");
            }
            KubernetesName.LABEL
                    .problem(name)
                    .ifPresent(message -> context.invalid(path, "extra.volumes", name, message));
        }
    }

    private static void checkMounts(List<JsonNode> mounts, Set<String> volumes, RuleContext context) {
        for (int i = 0; i < mounts.size(); i++) {
            FieldPath path = EXTRA.field("volumeMounts").index(i);
            String volume = mounts.get(i).path("name").asText();
            String mountPath = mounts.get(i).path("mountPath").asText().replaceAll("(?<=.)/+$", "");
            if (!volumes.contains(volume)) {
                context.invalid(
                        path.field("name"),
                        "extra.volumeMounts",
                        volume,
                        "must be the name of a volume in spec.extra.volumes");
            }
            if (PodParts.MOUNT_PATHS.contains(mountPath)) {
                context.duplicate(
                        path.field("mountPath"),
                        "extra.volumeMounts",
                        mountPath,
                        "the postgres container has it already");
            } else if (mountPath.startsWith(PodParts.DATA_VOLUME_PATH + "/")) {
                context.forbidden(
                        path.field("mountPath"),
                        "extra.volumeMounts",
                        "must not be inside the volume of the data directory");
            } else if (!mountPath.startsWith("/") || mountPath.contains(":") || mountPath.equals("/")) {
                context.invalid(
                        path.field("mountPath"),
                        "extra.volumeMounts",
                        mountPath,
                        "must be an absolute path without ':', and not /");
            }
        }
    }
}
