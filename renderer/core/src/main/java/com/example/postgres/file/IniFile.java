package com.example.postgres.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An INI file of PgBouncer (https://www.pgbouncer.org/config.html): sections of settings. A value ends with its line and has
 * no escapes, so one that holds a line end cannot be written.
 */
public final class IniFile {

    private IniFile() {}

    /**
     * The text of the sections in their order.
     *
     * @throws IllegalArgumentException for a name or value that could end its line early; validation lets none through
     */
    public static String write(JsonNode sections) {
        StringBuilder text = new StringBuilder();
        sections.properties()
                .forEach(section -> text.append('[')
                        .append(checked(section.getKey()))
                        .append("]\n")
                        .append(writeSettings(section.getValue())));
        return text.toString();
    }

    /** The lines of a section without its header, for a file that another one includes: a second header would reset it. */
    public static String writeSettings(JsonNode section) {
        StringBuilder text = new StringBuilder();
        section.properties()
                .forEach(setting -> text.append(
                                line(setting.getKey(), setting.getValue().asText()))
                        .append('\n'));
        return text.toString();
    }

    /** The settings of every section, in their order; those before the first header are in the section {@code ""}. */
    public static Map<String, Map<String, String>> read(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                sections.putIfAbsent(section, new LinkedHashMap<>());
            } else if (equals > 0 && !line.startsWith(";") && !line.startsWith("#")) {
                sections.computeIfAbsent(section, name -> new LinkedHashMap<>())
                        .put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
            }
        }
        return sections;
    }

    /** Without a trailing blank, with which YAML could not print the text as a block. */
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
