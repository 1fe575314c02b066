package com.example.postgres.typed;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.typed.TypedCheck.TreeRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of objects and of the parts of pods. */
final class NameRule implements TreeRule {

    /** A pod of a StatefulSet or Job is named after it, and its name must be a host name. */
    private static final int MAX_OWNER_OF_PODS = 63 - 11;

    private static final List<String> LISTS_OF_LABELS =
            List.of("containers", "initContainers", "volumes", "volumeMounts", "volumeClaimTemplates");
    private static final Pattern VARIABLE = Pattern.compile("[\\x20-\\x3c\\x3e-\\x7e]+");

    @Override
    public void check(Value value, List<Violation> violations) {
        KubernetesObject object = value.object();
        if (value.path().equals(object.path())) {
            objectName(object)
                    .ifPresent(problem ->
                            violations.add(object.get("metadata", "name").error("typed.name", problem)));
            KubernetesName.LABEL
                    .problem(object.id().namespace())
                    .ifPresent(problem ->
                            violations.add(object.get("metadata", "namespace").error("typed.namespace", problem)));
        }
        if (LISTS_OF_LABELS.stream().anyMatch(list -> value.path().endsWith(list, "[]", "name"))) {
            KubernetesName.LABEL
                    .problem(value.node().asText())
                    .ifPresent(problem -> violations.add(value.error("typed.name", problem)));
        }
        if (value.path().endsWith("env", "[]", "name")
                && !VARIABLE.matcher(value.node().asText()).matches()) {
            violations.add(value.error("typed.variable", "must be printable ASCII characters without '='"));
        }
    }

    private static Optional<String> objectName(KubernetesObject object) {
        String name = object.id().name();
        return switch (object.id().kind()) {
            case "Service" -> KubernetesName.SERVICE_LABEL.problem(name);
            case "Job" -> KubernetesName.LABEL.problem(name);
            case "StatefulSet", "CronJob" ->
                Stream.of(KubernetesName.LABEL.problem(name), tooLongForPods(name))
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> KubernetesName.SUBDOMAIN.problem(name);
        };
    }

    private static Optional<String> tooLongForPods(String name) {
        return name.length() > MAX_OWNER_OF_PODS
                ? Optional.of("must be no more than " + MAX_OWNER_OF_PODS + " characters: its pods are named after it")
                : Optional.empty();
    }
}
