package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labels and annotations.
 *
 * <p>https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
final class LabelRule implements TreeRule {

    private static final Set<String> LABELS = Set.of("labels", "matchLabels", "nodeSelector");
    private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final int LONGEST_ANNOTATIONS = 256 * 1024;

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        boolean isLabel = LABELS.contains(place.mapping()) || isServiceSelector(place, value);
        if (isLabel && !VALUE.matcher(value.asText()).matches()) {
            findings.add(place, value + " is no value of a label");
        }
        if ((isLabel || place.mapping().equals("annotations")) && !isKey(place.name())) {
            findings.add(place, "is no key of a label or annotation");
        }
        if (place.name().equals("annotations") && value.isObject() && size(value) > LONGEST_ANNOTATIONS) {
            findings.add(place, "annotations have more than " + LONGEST_ANNOTATIONS + " bytes");
        }
    }

    private static boolean isServiceSelector(Place place, JsonNode value) {
        return value.isTextual() && place.mapping().equals("selector");
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0 || Names.isSubdomain(key.substring(0, slash)));
    }

    private static int size(JsonNode annotations) {
        return annotations.properties().stream()
                .mapToInt(
                        entry -> bytes(entry.getKey()) + bytes(entry.getValue().asText()))
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
