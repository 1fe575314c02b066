package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            String image = container.path("image").asText();
            ImageReference.problem(image)
                    .ifPresent(problem -> context.invalid(path.field("image"), "image.reference", image, problem));
            checkPorts(path.field("ports"), container.path("ports"), context);
            ResourcesRule.check(
                    path.field("resources"),
                    texts(container.at("/resources/requests")),
                    texts(container.at("/resources/limits")),
                    context);
        }
    }

    private static void checkPorts(FieldPath path, JsonNode ports, RuleContext context) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            String name = ports.get(i).path("name").asText();
            if (!name.isEmpty() && !names.add(name)) {
                context.duplicate(
                        path.index(i).field("name"),
                        "extra.ports",
                        name,
                        "another port of the container has this name");
            }
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

    private static Map<String, String> texts(JsonNode quantities) {
        Map<String, String> texts = new LinkedHashMap<>();
        quantities
                .properties()
                .forEach(quantity ->
                        texts.put(quantity.getKey(), quantity.getValue().asText()));
        return texts;
    }
}
