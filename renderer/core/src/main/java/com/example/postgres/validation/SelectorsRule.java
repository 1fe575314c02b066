package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Selectors of labels and of nodes can be evaluated, wherever they are in the parts of Kubernetes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements">
 *     Set-based requirements</a>
 */
final class SelectorsRule implements Rule {

    private static final FieldPath POD_AFFINITY =
            RuleContext.SPEC.field("scheduling").field("affinity").field("podAffinity");

    private static final List<String> PARTS = List.of("networkPolicy", "scheduling", "extra");

    @Override
    public void check(RuleContext context) {
        for (String part : PARTS) {
            check(RuleContext.SPEC.field(part), context.tree().path(part), context);
        }
    }

    private static void check(FieldPath path, JsonNode node, RuleContext context) {
        node.path("matchLabels")
                .fieldNames()
                .forEachRemaining(key -> LabelSyntax.keyProblem(key)
                        .ifPresent(problem ->
                                context.invalid(path.field("matchLabels").field(key), "selector.key", key, problem)));
        JsonNode requirements = node.path("matchExpressions");
        for (int i = 0; i < requirements.size(); i++) {
            checkRequirement(path.field("matchExpressions").index(i), requirements.get(i), context);
        }
        if (node.has("topologyKey")) {
            checkLabelKeys(path, node, context);
            checkSelects(path, node, context);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(path.index(i), node.get(i), context);
        }
        node.properties().forEach(child -> check(path.field(child.getKey()), child.getValue(), context));
    }

    private static void checkRequirement(FieldPath path, JsonNode requirement, RuleContext context) {
        FieldPath values = path.field("values");
        int count = requirement.path("values").size();
        switch (requirement.path("operator").asText()) {
            case "In", "NotIn" -> {
                if (count == 0) {
                    context.required(values, "selector.values", "must have a value when operator is In or NotIn");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (count > 0) {
                    context.forbidden(
                            values, "selector.values", "must be empty when operator is Exists or DoesNotExist");
                }
            }
            default -> {
                String value = requirement.path("values").path(0).asText();
                if (count != 1 || !value.matches("-?[0-9]{1,18}")) {
                    context.invalid(
                            values, "selector.values", value, "must be one whole number when operator is Gt or Lt");
                }
            }
        }
    }

    /** The keys of a term of pod affinity, or of a spread constraint, whose values come from the pod itself. */
    private static void checkLabelKeys(FieldPath path, JsonNode term, RuleContext context) {
        List<String> taken = new ArrayList<>();
        term.at("/labelSelector/matchLabels").fieldNames().forEachRemaining(taken::add);
        term.at("/labelSelector/matchExpressions")
                .forEach(requirement -> taken.add(requirement.path("key").asText()));
        for (String field : List.of("matchLabelKeys", "mismatchLabelKeys")) {
            JsonNode keys = term.path(field);
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i).asText();
                if (taken.contains(key)) {
                    context.invalid(
                            path.field(field).index(i),
                            "selector.labelKeys",
                            key,
                            "must not be in labelSelector or in another list of keys, too");
                }
                taken.add(key);
            }
        }
    }

    /** The renderer adds the selector of the members to terms of anti-affinity and to spread constraints. */
    private static void checkSelects(FieldPath path, JsonNode term, RuleContext context) {
        if (path.isWithin(POD_AFFINITY) && !term.has("labelSelector")) {
            FieldPath selector = path.field("labelSelector");
            if (term.has("matchLabelKeys") || term.has("mismatchLabelKeys")) {
                context.required(selector, "selector.none", "is required by matchLabelKeys and mismatchLabelKeys");
            } else {
                context.report(Violation.warning(
                        selector,
                        Violation.Kind.REQUIRED,
                        "selector.none",
                        null,
                        "without it the term selects no pod"));
            }
        }
    }
}
