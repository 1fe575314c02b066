package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The selectors of lists and watches: of labels, and of the few fields by which the operator selects. */
final class Selector {

    private static final Pattern SET = Pattern.compile("(\\S+) (in|notin) \\(([^)]*)\\)");
    private static final Pattern EQUAL = Pattern.compile("([^=!]+)(==|!=|=)(.*)");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private Selector() {}

    static Predicate<JsonNode> of(Request request) {
        Predicate<JsonNode> selector = object -> true;
        for (String term : terms(request.parameter("labelSelector"))) {
            selector = selector.and(ofLabels(term));
        }
        for (String term : terms(request.parameter("fieldSelector"))) {
            selector = selector.and(ofFields(term));
        }
        return selector;
    }

    private static List<String> terms(String selector) {
        return COMMA.splitAsStream(selector).filter(term -> !term.isEmpty()).toList();
    }

    private static JsonNode label(JsonNode object, String name) {
        return object.path("metadata").path("labels").path(name);
    }

    private static Predicate<JsonNode> ofLabels(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).split(", *", -1));
            boolean isIn = set.group(2).equals("in");
            return object -> isIn
                    ? label(object, set.group(1)).isTextual()
                            && values.contains(label(object, set.group(1)).asText())
                    : !values.contains(label(object, set.group(1)).asText());
        }
        Matcher equal = EQUAL.matcher(term);
        if (equal.matches()) {
            boolean isEqual = !equal.group(2).equals("!=");
            return object ->
                    isEqual == label(object, equal.group(1)).asText("\n").equals(equal.group(3));
        }
        return term.startsWith("!")
                ? object -> label(object, term.substring(1)).isMissingNode()
                : object -> !label(object, term).isMissingNode();
    }

    private static Predicate<JsonNode> ofFields(String term) {
        Matcher equal = EQUAL.matcher(term);
        if (!equal.matches()) {
            throw Refusal.badRequest("invalid field selector " + term);
        }
        String pointer = "/" + equal.group(1).replace('.', '/');
        // A field that is not there has the value zero of its type.
        String zero = equal.group(1).equals("spec.unschedulable") ? "false" : "";
        boolean isEqual = !equal.group(2).equals("!=");
        return object -> isEqual == object.at(pointer).asText(zero).equals(equal.group(3));
    }
}
