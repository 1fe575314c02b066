package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Each of the user's variables has one value or one source, and its source can be a variable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables">
 *     Environment variables</a>
 */
final class EnvironmentRule implements Rule {

    private static final String RULE = "extra.env";

    private static final Set<String> DIVISORS_OF_CPU = Set.of("1m", "1");

    private static final Set<String> DIVISORS_OF_BYTES =
            Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        FieldPath path = RuleContext.SPEC.field("extra");
        checkVariables(path.field("env"), extra.env(), context);
        checkSources(path.field("envFrom"), extra.envFrom(), context);
        checkContainers(path.field("sidecars"), extra.sidecars(), context);
        checkContainers(path.field("initContainers"), extra.initContainers(), context);
    }

    private static void checkContainers(FieldPath path, List<JsonNode> containers, RuleContext context) {
        for (int i = 0; i < containers.size(); i++) {
            checkVariables(path.index(i).field("env"), containers.get(i).path("env"), context);
            checkSources(path.index(i).field("envFrom"), containers.get(i).path("envFrom"), context);
        }
    }

    private static void checkVariables(FieldPath list, Iterable<JsonNode> variables, RuleContext context) {
        int i = 0;
        for (JsonNode variable : variables) {
            FieldPath path = list.index(i++);
            if (!variable.path("value").asText().isEmpty() && variable.has("valueFrom")) {
                context.forbidden(path.field("valueFrom"), RULE, "value and valueFrom are mutually exclusive");
            }
            String field = variable.at("/valueFrom/fieldRef/fieldPath").asText();
            if (field.equals("metadata.labels") || field.equals("metadata.annotations")) {
                context.invalid(
                        path.field("valueFrom").field("fieldRef").field("fieldPath"),
                        RULE,
                        field,
                        "a variable holds one value: write " + field + "['KEY']");
            }
            checkDivisor(
                    path.field("valueFrom").field("resourceFieldRef"),
                    variable.at("/valueFrom/resourceFieldRef"),
                    context);
        }
    }

    private static void checkSources(FieldPath list, Iterable<JsonNode> sources, RuleContext context) {
        int i = 0;
        for (JsonNode source : sources) {
            FieldPath path = list.index(i++);
            if (source.has("configMapRef") == source.has("secretRef")) {
                context.invalid(path, "extra.envFrom", source, "must set exactly one of configMapRef and secretRef");
            }
        }
    }

    /** A resource is divided by a power of 1000 or 1024, CPU also by a thousandth. */
    static void checkDivisor(FieldPath path, JsonNode reference, RuleContext context) {
        String text = reference.path("divisor").asText();
        boolean isCpu = reference.path("resource").asText().endsWith(".cpu");
        boolean isKnown = Quantity.tryParse(text)
                .filter(divisor -> divisor.value().signum() == 0
                        || (isCpu ? DIVISORS_OF_CPU : DIVISORS_OF_BYTES).contains(divisor.canonical()))
                .isPresent();
        if (!text.isEmpty() && !isKnown) {
            context.invalid(
                    path.field("divisor"),
                    RULE,
                    text,
                    isCpu
                            ? "must be 1m or 1"
                            : "must be 1, or 1 with one of the suffixes k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei");
        }
    }
}
