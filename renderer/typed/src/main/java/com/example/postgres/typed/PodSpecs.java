package com.example.postgres.typed;

import com.example.postgres.object.KubernetesObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pods that a manifest makes. */
final class PodSpecs {

    /**
     * The spec of a pod.
     *
     * @param place in its manifest
     * @param tree its value
     */
    record PodSpec(Place place, JsonNode tree) {

        /** Containers of every sort, with their places. */
        List<PodSpec> containers() {
            List<PodSpec> containers = new ArrayList<>();
            for (String list : List.of("initContainers", "containers")) {
                JsonNode items = tree.path(list);
                for (int i = 0; i < items.size(); i++) {
                    containers.add(new PodSpec(place.field(list).item(i), items.get(i)));
                }
            }
            return containers;
        }
    }

    private PodSpecs() {}

    static Optional<PodSpec> of(KubernetesObject manifest) {
        List<String> path = switch (manifest.id().kind()) {
            case "StatefulSet", "Deployment", "Job" -> List.of("spec", "template", "spec");
            case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template", "spec");
            default -> List.of();
        };
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Place place = Place.ROOT;
        JsonNode tree = manifest.tree();
        for (String name : path) {
            place = place.field(name);
            tree = tree.path(name);
        }
        return Optional.of(new PodSpec(place, tree));
    }
}
