package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The user's containers have unique names and ports: all containers of a pod share both. */
final class ExtraContainersRule implements Rule {

    private static final FieldPath EXTRA = RuleContext.SPEC.field("extra");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        Set<String> names = new HashSet<>(PodParts.CONTAINERS);
        check(EXTRA.field("sidecars"), extra.sidecars(), names, context);
        check(EXTRA.field("initContainers"), extra.initContainers(), names, context);
    }

    private static void check(FieldPath list, List<JsonNode> containers, Set<String> names, RuleContext context) {
        for (int i = 0; i < containers.size(); i++) {
            FieldPath path = list.index(i);
            JsonNode container = containers.get(i);
            String name = container.path("name").asText();
            if (!names.add(name)) {
                context.duplicate(
                        path.field("name"),
                        "extra.containers",
                        name,
                        PodParts.CONTAINERS.contains(name)
                                ? "a container of the cluster has this name"
                                : "another container has this name");
            }
            KubernetesName.LABEL
                    .problem(name)
                    .ifPresent(message -> context.invalid(path.field("name"), "extra.containers", name, message));
            String image = container.path("image").asText();
            ImageReference.problem(image)
                    .ifPresent(problem -> context.invalid(path.field("image"), "image.reference", image, problem));
            checkPorts(path.field("ports"), container.path("ports"), context);
        }
    }

    private static void checkPorts(FieldPath path, JsonNode ports, RuleContext context) {
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i).path("containerPort").asInt();
            if (PodParts.PORTS.contains(port)) {
                context.duplicate(
                        path.index(i).field("containerPort"),
                        "extra.ports",
                        port,
                        "a container of the cluster listens on this port");
            }
        }
    }
}
