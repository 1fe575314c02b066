package com.example.postgres.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of lines {@code NAME=value}. A shell reads it line by line and exports: nothing in a value is evaluated. */
public final class EnvFile {

    private EnvFile() {}

    /**
     * The lines of a flat mapping, in its order.
     *
     * @throws IllegalArgumentException for a value that could begin another line; validation lets none through
     */
    public static String write(JsonNode settings) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            String value = setting.getValue().asText();
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("setting " + setting.getKey() + " holds a control character");
            }
            lines.append(setting.getKey()).append('=').append(value).append('\n');
        }
        return lines.toString();
    }

    /** The settings by name, in their order; lines without a name are ignored. */
    public static Map<String, String> read(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return settings;
    }
}
