package com.example.postgres.object;

import java.util.Map;

/**
 * A label selector: of pods, or of namespaces, whose labels are mostly unknown.
 *
 * <p>https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
public final class LabelSelector {

    private final Value selector;

    /**
     * @param selector the value; an empty mapping selects everything
     */
    public LabelSelector(Value selector) {
        this.selector = selector;
    }

    /** Whether it selects what has these labels and no others. */
    public boolean selects(Map<String, String> labels) {
        return match(labels, true) == Match.YES;
    }

    /** Whether it selects what has these labels and perhaps others. */
    public Match selectsPerhaps(Map<String, String> known) {
        return match(known, false);
    }

    private Match match(Map<String, String> labels, boolean isComplete) {
        if (!selector.node().isObject()) {
            return Match.NO;
        }
        Match match = Match.YES;
        for (Map.Entry<String, Value> label :
                selector.get("matchLabels").fields().entrySet()) {
            match = match.and(
                    labels.containsKey(label.getKey()) || isComplete
                            ? Match.of(label.getValue().text().equals(labels.get(label.getKey())))
                            : Match.PERHAPS);
        }
        for (Value expression : selector.get("matchExpressions").items()) {
            match = match.and(matchExpression(expression, labels, isComplete));
        }
        return match;
    }

    private static Match matchExpression(Value expression, Map<String, String> labels, boolean isComplete) {
        String key = expression.get("key").text();
        boolean has = labels.containsKey(key);
        if (!has && !isComplete) {
            return Match.PERHAPS;
        }
        boolean isListed = has && expression.get("values").texts().contains(labels.getOrDefault(key, ""));
        return Match.of(
                switch (expression.get("operator").text()) {
                    case "In" -> isListed;
                    case "NotIn" -> !isListed;
                    case "Exists" -> has;
                    case "DoesNotExist" -> !has;
                    default -> false;
                });
    }

    /** Whether something fits, when not everything is known that decides it. */
    public enum Match {
        NO,
        /** It depends on what is not in the set. */
        PERHAPS,
        YES;

        /** Both must fit. */
        public Match and(Match other) {
            return compareTo(other) <= 0 ? this : other;
        }

        /** One of them must fit. */
        public Match or(Match other) {
            return compareTo(other) >= 0 ? this : other;
        }

        /** The match of what is known completely. */
        public static Match of(boolean fits) {
            return fits ? YES : NO;
        }
    }
}
