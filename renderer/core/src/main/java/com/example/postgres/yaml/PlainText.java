package com.example.postgres.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts that need no quotes because no reader, of YAML 1.1 or 1.2, can take them for anything but text. */
final class PlainText {

    private static final Set<String> WORDS = Set.of(
            "y", "yes", "on", "t", "true", "n", "no", "off", "f", "false", "null", "nil", "nan", "inf", "infinity");
    private static final int LONGEST_WORD = 8;

    private static final Pattern NAMES = Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@-]|:(?=[A-Za-z0-9/]))*+");
    private static final Pattern KEYS = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,127}");
    private static final Pattern FLOW_KEYS = Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_./-]{0,126}[A-Za-z0-9_])?");
    private static final Pattern QUANTITIES =
            Pattern.compile("[1-9][0-9]{0,17}(?:\\.[0-9]{1,9})?(?:m|k|[KMGTP]i|[MGTP]B?|kB|s|ms|min|h|d)");

    private PlainText() {}

    static boolean isSafeValue(String text) {
        return (NAMES.matcher(text).matches() && !isWord(text))
                || QUANTITIES.matcher(text).matches();
    }

    static boolean isSafeKey(String text) {
        return KEYS.matcher(text).matches() && !isWord(text);
    }

    static boolean isSafeFlowKey(String text) {
        return FLOW_KEYS.matcher(text).matches() && !isWord(text);
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
