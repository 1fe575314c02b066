package com.example.postgres.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an unquoted scalar means, and whether every YAML parser agrees. */
enum PlainScalar {
    NULL,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    TEXT,
    /** Go's parser, or another one in wide use, reads it as something other than text. */
    AMBIGUOUS;

    private static final Set<String> WORDS = Set.of(
            "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF", "True",
            "TRUE", "False", "FALSE", "Null", "NULL", ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf",
            "+.INF", "-.inf", "-.Inf", "-.INF", "<<", "=");
    private static final int MAX_WORD_LENGTH = 5;
    private static final int MAX_PRINTED_LENGTH = 40;

    private static final Pattern INTEGERS = Pattern.compile("[-+]?(?:0|[1-9][0-9]*+)");
    private static final Pattern DECIMALS = Pattern.compile("[-+]?(?:0|[1-9][0-9]*+)\\.[0-9]++(?:[eE][-+][0-9]{1,3})?");
    private static final Pattern NUMBERS_TO_SOME = Pattern.compile("[-+]?(?:"
            + "0[xX][0-9a-fA-F]++"
            + "|0[oO][0-7]++"
            + "|0[bB][01]++"
            + "|(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?"
            + "|[0-9]++(?::[0-5]?[0-9])++(?:\\.[0-9]*+)?)");

    static PlainScalar of(String text) {
        if (text.isEmpty()) {
            return NULL;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return number(text);
        }
        return text.length() <= MAX_WORD_LENGTH ? word(text) : TEXT;
    }

    private static PlainScalar word(String text) {
        return switch (text) {
            case "true", "false" -> BOOLEAN;
            case "null", "~" -> NULL;
            default -> WORDS.contains(text) ? AMBIGUOUS : TEXT;
        };
    }

    private static PlainScalar number(String text) {
        if (INTEGERS.matcher(text).matches()) {
            return INTEGER;
        }
        if (DECIMALS.matcher(text).matches()) {
            return DECIMAL;
        }
        boolean isNumberToSome = NUMBERS_TO_SOME.matcher(text.replace("_", "")).matches();
        return isNumberToSome || WORDS.contains(text) ? AMBIGUOUS : TEXT;
    }

    /** How other readers read an ambiguous scalar, and how to write what was meant. */
    static String explain(String text) {
        String meant = text.toLowerCase(Locale.ROOT);
        return switch (meant) {
            case "y", "yes", "on" -> taken("as a boolean", text, "true");
            case "n", "no", "off" -> taken("as a boolean", text, "false");
            case "true", "false" -> taken("as a boolean", text, meant);
            case "null" -> taken("as null", text, meant);
            case "<<" -> "means \"merge\" to some YAML parsers: quote it (\"<<\") if it is text";
            case "=" -> "has a special meaning to some YAML parsers: quote it (\"=\") if it is text";
            default -> taken("as a number", text, "a plain decimal number");
        };
    }

    /** The quoted form, for a message. */
    static String quoted(String text) {
        return text.length() <= MAX_PRINTED_LENGTH ? " (\"" + text + "\")" : "";
    }

    private static String taken(String type, String text, String plain) {
        return "some YAML parsers read this " + type + ", others as text: quote it" + quoted(text)
                + " if it is text, or write " + plain;
    }
}
