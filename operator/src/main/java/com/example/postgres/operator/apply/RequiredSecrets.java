package com.example.postgres.operator.apply;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Secrets that members mount. Without one of them a pod waits, and only its events say for what. */
public final class RequiredSecrets {

    private final KubernetesApi api;

    public RequiredSecrets(KubernetesApi api) {
        this.api = api;
    }

    /** Those that are not there, or lack a key. Reads each; the values stay unread. */
    public List<Problem> incomplete(List<SecretRequirement> requirements) {
        return requirements.stream().flatMap(this::problem).toList();
    }

    private Stream<Problem> problem(SecretRequirement required) {
        ObjectRef ref = new ObjectRef("v1", "Secret", required.namespace(), required.name());
        Optional<JsonNode> secret = api.read(ref);
        if (secret.isEmpty()) {
            return required.isCreatedByOperator()
                    ? Stream.empty()
                    : problem(
                            ref,
                            "does not exist, for " + required.purpose() + ": create it with the keys "
                                    + String.join(", ", required.keys()));
        }
        Set<String> present = new TreeSet<>();
        secret.get().path("data").fieldNames().forEachRemaining(present::add);
        List<String> missing = required.missingBeside(present);
        return missing.isEmpty()
                ? Stream.empty()
                : problem(ref, "lacks the keys " + String.join(", ", missing) + ", for " + required.purpose());
    }

    private static Stream<Problem> problem(ObjectRef ref, String message) {
        return Stream.of(new Problem(ref, Reason.SECRET_INCOMPLETE, message));
    }
}
