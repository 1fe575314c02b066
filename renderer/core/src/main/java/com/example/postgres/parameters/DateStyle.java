package com.example.postgres.parameters;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of {@code DateStyle}: a style, an order of day, month and year, or both. {@code check_datestyle} in
 * backend/commands/variable.c.
 */
final class DateStyle {

    private DateStyle() {}

    /** What is wrong with the text; empty when nothing is. */
    static Optional<String> problem(String text) {
        Optional<List<String>> items = ListText.names(text);
        Optional<List<String>> kinds =
                items.map(list -> list.stream().map(DateStyle::kind).toList());
        boolean isKnown = kinds.filter(list -> !list.contains("")).isPresent();
        boolean isClear = isKnown && count(kinds.get(), "style ") <= 1 && count(kinds.get(), "order ") <= 1;
        return isClear
                ? Optional.empty()
                : Optional.of("must be one of ISO, Postgres, SQL and German, one of DMY, MDY and YMD, or both,"
                        + " separated by a comma");
    }

    private static long count(List<String> kinds, String kind) {
        return kinds.stream().filter(one -> one.startsWith(kind)).distinct().count();
    }

    private static String kind(String item) {
        String word = item.toUpperCase(Locale.ROOT);
        if (List.of("ISO", "SQL", "GERMAN").contains(word)) {
            return "style " + word;
        }
        if (word.startsWith("POSTGRES")) {
            return "style POSTGRES";
        }
        if (word.equals("YMD")) {
            return "order YMD";
        }
        if (word.equals("DMY") || word.startsWith("EURO")) {
            return "order DMY";
        }
        if (word.equals("MDY") || word.equals("US") || word.startsWith("NONEURO")) {
            return "order MDY";
        }
        return word.equals("DEFAULT") ? "default" : "";
    }
}
