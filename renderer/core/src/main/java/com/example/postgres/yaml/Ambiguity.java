package com.example.postgres.yaml;

import java.util.Locale;

/** Says what another reader makes of an unquoted scalar, and how to write what was meant. */
final class Ambiguity {

    private static final int LONGEST_PRINTED = 40;

    private Ambiguity() {}

    static String explain(String text) {
        String meant = text.toLowerCase(Locale.ROOT);
        return switch (meant) {
            case "y", "yes", "on" -> taken("for a boolean", text, "true");
            case "n", "no", "off" -> taken("for a boolean", text, "false");
            case "true", "false" -> taken("for a boolean", text, meant);
            case "null" -> taken("for null", text, meant);
            case "<<" -> "means \"merge\" to some readers of YAML: quote it (\"<<\") if it is text";
            case "=" -> "has a special meaning to some readers of YAML: quote it (\"=\") if it is text";
            default -> taken("for a number", text, "a plain decimal number");
        };
    }

    /** How it looks in quotes, for a message. */
    static String quoted(String text) {
        return text.length() <= LONGEST_PRINTED ? " (\"" + text + "\")" : "";
    }

    private static String taken(String type, String text, String plain) {
        return "some readers of YAML take this " + type + ", others for text: quote it" + quoted(text)
                + " if it is text, or write " + plain;
    }
}
