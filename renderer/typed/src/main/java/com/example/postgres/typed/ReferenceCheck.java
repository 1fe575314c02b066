package com.example.postgres.typed;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that every object that the pods of a set refer to is in the set, or declared as a Secret that must exist. */
public final class ReferenceCheck {

    private final ObjectSet set;
    private final List<SecretRequirement> requirements;
    private final List<Violation> violations = new ArrayList<>();

    /** In every namespace. https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens */
    private static final String API_SERVER_CA = "kube-root-ca.crt";

    private ReferenceCheck(ObjectSet set, List<SecretRequirement> requirements) {
        this.set = set;
        this.requirements = requirements;
    }

    /** References to missing objects; empty for a complete set. */
    public static List<Violation> check(ObjectSet set, List<SecretRequirement> requirements) {
        ReferenceCheck check = new ReferenceCheck(set, requirements);
        set.templates().forEach(check::checkPod);
        set.ofKind("RoleBinding").forEach(check::checkBinding);
        return check.violations;
    }

    private void checkPod(PodTemplate pod) {
        for (Reference reference : Reference.in(pod)) {
            if (!isRequired(reference)
                    && set.find(reference.kind(), pod.namespace(), reference.name())
                            .isEmpty()) {
                violations.add(reference
                        .field()
                        .error(
                                "typed.reference",
                                "the " + reference.kind() + " \"" + reference.name()
                                        + "\" is neither in the set nor declared"));
            }
        }
        checkMounts(pod);
    }

    private boolean isRequired(Reference reference) {
        return (reference.kind().equals("ConfigMap") && reference.name().equals(API_SERVER_CA))
                || (reference.kind().equals("Secret")
                        && requirements.stream()
                                .anyMatch(requirement -> requirement.name().equals(reference.name())));
    }

    private void checkMounts(PodTemplate pod) {
        Set<String> volumes = Stream.concat(
                        pod.spec().get("volumes").items().stream().map(volume -> volume.get("name")),
                        pod.owner().get("spec", "volumeClaimTemplates").items().stream()
                                .map(claim -> claim.get("metadata", "name")))
                .map(Value::text)
                .collect(Collectors.toSet());
        for (Value container : pod.containers()) {
            for (Value mount : container.get("volumeMounts").items()) {
                Value name = mount.get("name");
                if (!volumes.contains(name.text())) {
                    violations.add(name.error("typed.mount", "the pod has no volume of that name"));
                }
            }
        }
    }

    private void checkBinding(KubernetesObject binding) {
        Value role = binding.get("roleRef");
        String namespace = binding.id().namespace();
        if (set.find(role.get("kind").text(), namespace, role.get("name").text())
                .isEmpty()) {
            violations.add(role.error("typed.binding.role", "the role is not in the set"));
        }
        for (Value subject : binding.get("subjects").items()) {
            if (set.find(
                            subject.get("kind").text(),
                            subject.get("namespace").text(namespace),
                            subject.get("name").text())
                    .isEmpty()) {
                violations.add(subject.error("typed.binding.subject", "the subject is not in the set"));
            }
        }
    }
}
