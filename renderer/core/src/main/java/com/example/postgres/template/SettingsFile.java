package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A file of lines {@code NAME=value}, which a shell reads line by line and exports: nothing in a value is evaluated. */
final class SettingsFile {

    private SettingsFile() {}

    /** The lines of a flat mapping, in its order. */
    static String write(JsonNode settings) {
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
}
