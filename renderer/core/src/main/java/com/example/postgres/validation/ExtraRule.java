package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The names of the user's variables and volumes do not collide with those of the pod.
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
    }

    private static void checkEnvironment(List<JsonNode> env, RuleContext context) {
        for (int i = 0; i < env.size(); i++) {
            FieldPath path = EXTRA.field("env").index(i);
            String name = env.get(i).path("name").asText();
            if (PodParts.ENVIRONMENT.contains(name)) {
                context.duplicate(path.field("name"), "extra.env", name, "the postgres container has it already");
            } else if (PodParts.LIBPQ_VARIABLES.contains(name)) {
                context.forbidden(
                        path.field("name"),
                        "extra.env",
                        "the members' own connections to PostgreSQL would use it, and may fail; set it in a sidecar");
            } else if (PodParts.SYSTEM_VARIABLES.contains(name)) {
                context.forbidden(
                        path.field("name"),
                        "extra.env",
                        "the container has it already, from the image or from Kubernetes, and needs it");
            } else if (name.startsWith(PodParts.PATRONI_PREFIX)) {
                context.forbidden(
                        path.field("name"),
                        "extra.env",
                        "variables with the prefix PATRONI_ override the rendered configuration; use"
                                + " spec.patroni and spec.postgresqlParams");
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
        }
    }
}
