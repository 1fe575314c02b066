package com.example.postgres.typed;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that whatever the pods of a set refer to is in the set, or declared as a Secret that must exist. */
public final class ReferenceCheck {

    private ReferenceCheck() {}

    /** References that lead nowhere; empty for a complete set. */
    public static List<Finding> check(ObjectSet manifests, List<SecretRequirement> requirements) {
        List<Finding> findings = new ArrayList<>();
        for (KubernetesObject manifest : manifests) {
            Findings found = new Findings(manifest.id());
            PodSpecs.of(manifest).ifPresent(pod -> {
                checkObjects(pod, manifests, requirements, found);
                checkMounts(pod, manifest, found);
            });
            if (manifest.id().kind().equals("RoleBinding")) {
                checkBinding(manifest, manifests, found);
            }
            findings.addAll(found.found());
        }
        return findings;
    }

    private static void checkObjects(
            PodSpecs.PodSpec pod, ObjectSet manifests, List<SecretRequirement> requirements, Findings findings) {
        for (Reference reference : Reference.in(pod)) {
            boolean isRequired = reference.kind().equals("Secret")
                    && requirements.stream()
                            .anyMatch(requirement -> requirement.name().equals(reference.name()));
            if (!isRequired
                    && manifests.find(reference.kind(), reference.name()).isEmpty()) {
                findings.add(
                        reference.place(),
                        "the " + reference.kind() + " \"" + reference.name() + "\" is neither in the set nor declared");
            }
        }
    }

    private static void checkMounts(PodSpecs.PodSpec pod, KubernetesObject manifest, Findings findings) {
        Set<String> volumes = new HashSet<>();
        pod.tree()
                .path("volumes")
                .forEach(volume -> volumes.add(volume.path("name").asText()));
        manifest.tree()
                .at("/spec/volumeClaimTemplates")
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
        for (PodSpecs.PodSpec container : pod.containers()) {
            JsonNode mounts = container.tree().path("volumeMounts");
            for (int i = 0; i < mounts.size(); i++) {
                String name = mounts.get(i).path("name").asText();
                if (!volumes.contains(name)) {
                    findings.add(
                            container.place().field("volumeMounts").item(i).field("name"),
                            "the pod has no volume \"" + name + "\"");
                }
            }
        }
    }

    private static void checkBinding(KubernetesObject binding, ObjectSet manifests, Findings findings) {
        JsonNode role = binding.tree().path("roleRef");
        if (manifests
                .find(role.path("kind").asText(), role.path("name").asText())
                .isEmpty()) {
            findings.add(Place.ROOT.field("roleRef"), "the role is not in the set");
        }
        JsonNode subjects = binding.tree().path("subjects");
        for (int i = 0; i < subjects.size(); i++) {
            JsonNode subject = subjects.get(i);
            if (manifests
                    .find(subject.path("kind").asText(), subject.path("name").asText())
                    .isEmpty()) {
                findings.add(Place.ROOT.field("subjects").item(i), "the subject is not in the set");
            }
        }
    }
}
