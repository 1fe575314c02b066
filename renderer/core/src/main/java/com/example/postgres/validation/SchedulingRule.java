package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.SchedulingSpec;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The scheduling fields are valid for the scheduler.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">Tolerations</a>
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">Spread constraints</a>
 */
final class SchedulingRule implements Rule {

    private static final FieldPath SCHEDULING = RuleContext.SPEC.field("scheduling");

    @Override
    public void check(RuleContext context) {
        SchedulingSpec scheduling = context.spec().scheduling();
        if (scheduling == null) {
            return;
        }
        scheduling.nodeSelector().forEach((key, value) -> {
            FieldPath path = SCHEDULING.field("nodeSelector").field(key);
            LabelSyntax.keyProblem(key)
                    .ifPresent(message -> context.invalid(path, "scheduling.nodeSelector", key, message));
            LabelSyntax.valueProblem(value)
                    .ifPresent(message -> context.invalid(path, "scheduling.nodeSelector", value, message));
        });
        String priority = scheduling.priorityClassName();
        if (priority != null && !priority.isEmpty()) {
            KubernetesName.SUBDOMAIN
                    .problem(priority)
                    .ifPresent(message -> context.invalid(
                            SCHEDULING.field("priorityClassName"), "scheduling.priorityClassName", priority, message));
        }
        checkTolerations(scheduling.tolerations(), context);
        checkDomains(scheduling.topologySpreadConstraints(), context);
    }

    private static void checkTolerations(List<JsonNode> tolerations, RuleContext context) {
        for (int i = 0; i < tolerations.size(); i++) {
            FieldPath path = SCHEDULING.field("tolerations").index(i);
            JsonNode toleration = tolerations.get(i);
            boolean exists = toleration.path("operator").asText("Equal").equals("Exists");
            if (exists && !toleration.path("value").asText("").isEmpty()) {
                context.forbidden(
                        path.field("value"),
                        "scheduling.toleration",
                        "value may be set only when operator is Equal: Exists ignores it");
            }
            if (!exists && toleration.path("key").asText("").isEmpty()) {
                context.required(
                        path.field("key"), "scheduling.toleration", "key is required unless operator is Exists");
            }
            if (toleration.has("tolerationSeconds")
                    && !toleration.path("effect").asText().equals("NoExecute")) {
                context.forbidden(
                        path.field("tolerationSeconds"),
                        "scheduling.toleration",
                        "tolerationSeconds may be set only when effect is NoExecute");
            }
        }
    }

    private static void checkDomains(List<JsonNode> constraints, RuleContext context) {
        for (int i = 0; i < constraints.size(); i++) {
            JsonNode constraint = constraints.get(i);
            if (constraint.has("minDomains")
                    && !constraint.path("whenUnsatisfiable").asText().equals("DoNotSchedule")) {
                context.forbidden(
                        SCHEDULING.field("topologySpreadConstraints").index(i).field("minDomains"),
                        "scheduling.minDomains",
                        "may be set only when whenUnsatisfiable is DoNotSchedule");
            }
        }
    }
}
