package com.example.postgres.cli.difference;

import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;

/** Values as people read them. */
public final class ValueText {

    /** What is said of two values of a Secret. */
    static final String HIDDEN_CHANGE = "changed (hidden)";

    private static final int MAX_LENGTH = 100;
    private static final String ELLIPSIS = "...";

    private ValueText() {}

    /** One line of ASCII: JSON, in which every other character is escaped. */
    public static String line(JsonNode value) {
        return value.isMissingNode() ? "" : CanonicalJson.compact(value);
    }

    /** One line of limited length. */
    public static String shortLine(JsonNode value) {
        String line = line(value);
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - ELLIPSIS.length()) + ELLIPSIS;
    }

    /** Whether the value is better read on several lines. */
    static boolean isLong(JsonNode value) {
        return value.isTextual()
                ? value.textValue().indexOf('\n') >= 0
                : line(value).length() > MAX_LENGTH;
    }

    /** A text itself, any other value as YAML; empty for none. Control characters are replaced. */
    static String lines(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return visible(value.isTextual() ? value.textValue() : CanonicalYaml.write(value));
    }

    /** The text without characters that a terminal would obey. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        visible.appendCodePoint(point != '\n' && point != '\t' && isHidden(point) ? 0xFFFD : point));
        return visible.toString();
    }

    /** A name on one line. */
    public static String name(Object name) {
        return visible(name.toString().replaceAll("[\\n\\t]", "\uFFFD"));
    }

    private static boolean isHidden(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }
}
