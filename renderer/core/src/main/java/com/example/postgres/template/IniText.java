package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Writes a mapping of sections as PgBouncer reads it (https://www.pgbouncer.org/config.html): a value goes up to the end of
 * its line and knows no escape, so one that holds a line end cannot be written at all.
 */
final class IniText {

    private IniText() {}

    /**
     * The text of the sections in their order.
     *
     * @throws IllegalArgumentException for a name or value that could end its line early; validation lets none through
     */
    static String of(JsonNode sections) {
        StringBuilder text = new StringBuilder();
        sections.properties()
                .forEach(section -> text.append('[')
                        .append(checked(section.getKey()))
                        .append("]\n")
                        .append(settings(section.getValue())));
        return text.toString();
    }

    /** The lines of a section, without its name: a second section of the same name would set everything back. */
    static String settings(JsonNode section) {
        StringBuilder text = new StringBuilder();
        section.properties()
                .forEach(setting -> text.append(
                                line(setting.getKey(), setting.getValue().asText()))
                        .append('\n'));
        return text.toString();
    }

    /** Without a blank at its end, with which YAML could not print the text as it is. */
    private static String line(String name, String value) {
        return (checked(name) + " = " + checked(value)).stripTrailing();
    }

    private static String checked(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an INI file cannot hold a control character: " + text);
        }
        return text;
    }
}
