package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The user's mounts refer to volumes of the pod and have paths of their own.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
final class MountsRule implements Rule {

    private static final String RULE = "extra.volumeMounts";

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        FieldPath path = RuleContext.SPEC.field("extra");
        Set<String> volumes = new HashSet<>();
        extra.volumes().forEach(volume -> volumes.add(volume.path("name").asText()));
        checkOfPostgres(path.field("volumeMounts"), extra.volumeMounts(), volumes, context);
        volumes.addAll(PodParts.VOLUMES_OF_EVERY_MEMBER);
        // ExtraAccessRule refuses this one, with the reason.
        volumes.add(ExtraAccessRule.MEMBERS_TOKEN);
        checkContainers(path.field("sidecars"), extra.sidecars(), volumes, context);
        checkContainers(path.field("initContainers"), extra.initContainers(), volumes, context);
    }

    private static void checkOfPostgres(
            FieldPath list, List<JsonNode> mounts, Set<String> volumes, RuleContext context) {
        Set<MountPath> places = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonNode mount = mounts.get(i);
            FieldPath path = list.index(i);
            if (!volumes.contains(mount.path("name").asText())) {
                context.invalid(
                        path.field("name"),
                        RULE,
                        mount.path("name").asText(),
                        "must be the name of a volume in spec.extra.volumes");
            }
            String written = mount.path("mountPath").asText();
            checkPlace(path.field("mountPath"), written, context);
            boolean isWrittenAnew = texts.add(written);
            // The schema refuses a path that is written in the same way.
            if (!places.add(MountPath.of(written)) && isWrittenAnew && written.startsWith("/")) {
                context.duplicate(
                        path.field("mountPath"), RULE, written, "another mount of the container has this path");
            }
            checkOptions(path, mount, false, context);
        }
    }

    private static void checkPlace(FieldPath path, String written, RuleContext context) {
        MountPath place = MountPath.of(written);
        if (!written.startsWith("/") || written.contains(":") || place.equals(MountPath.ROOT)) {
            context.invalid(path, RULE, written, "must be an absolute path without ':', and not /");
        } else if (place.isOneOf(PodParts.MOUNT_PATHS)) {
            context.duplicate(path, RULE, written, "the postgres container has it already");
        } else if (place.isBelow(new MountPath(PodParts.DATA_VOLUME_PATH))) {
            context.forbidden(path, RULE, "must not be inside the volume of the data directory");
        } else {
            place.problem(PodParts.MOUNT_PATHS).ifPresent(problem -> context.invalid(path, RULE, written, problem));
        }
    }

    private static void checkContainers(
            FieldPath list, List<JsonNode> containers, Set<String> volumes, RuleContext context) {
        for (int i = 0; i < containers.size(); i++) {
            boolean isPrivileged =
                    containers.get(i).at("/securityContext/privileged").booleanValue();
            JsonNode mounts = containers.get(i).path("volumeMounts");
            Set<MountPath> places = new HashSet<>();
            for (int j = 0; j < mounts.size(); j++) {
                FieldPath path = list.index(i).field("volumeMounts").index(j);
                String volume = mounts.get(j).path("name").asText();
                if (!volumes.contains(volume)) {
                    context.invalid(
                            path.field("name"),
                            RULE,
                            volume,
                            "must be the name of a volume in spec.extra.volumes, or one of "
                                    + String.join(", ", PodParts.VOLUMES_OF_EVERY_MEMBER));
                }
                String mountPath = mounts.get(j).path("mountPath").asText();
                if (MountPath.of(mountPath).equals(MountPath.ROOT)) {
                    context.invalid(path.field("mountPath"), RULE, mountPath, "must not be /, the whole container");
                }
                if (!places.add(MountPath.of(mountPath))) {
                    context.duplicate(
                            path.field("mountPath"), RULE, mountPath, "another mount of the container has this path");
                }
                checkOptions(path, mounts.get(j), isPrivileged, context);
            }
        }
    }

    private static void checkOptions(FieldPath path, JsonNode mount, boolean isPrivileged, RuleContext context) {
        boolean hasSubPath = !mount.path("subPath").asText().isEmpty();
        if (hasSubPath && !mount.path("subPathExpr").asText().isEmpty()) {
            context.forbidden(path.field("subPathExpr"), RULE, "subPath and subPathExpr are mutually exclusive");
        }
        String propagation = mount.path("mountPropagation").asText("None");
        if (propagation.equals("Bidirectional") && !isPrivileged) {
            context.forbidden(
                    path.field("mountPropagation"), RULE, "Bidirectional may be set only in a privileged container");
        }
        String recursive = mount.path("recursiveReadOnly").asText("Disabled");
        if (!recursive.equals("Disabled") && (!mount.path("readOnly").booleanValue() || !propagation.equals("None"))) {
            context.forbidden(
                    path.field("recursiveReadOnly"),
                    RULE,
                    "may be set only when readOnly is true and mountPropagation is None");
        }
    }
}
