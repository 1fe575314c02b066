package com.example.postgres.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts that need no quotes because no reader, of YAML 1.1 or 1.2, can take them for anything but text. Every key and
 * value that is printed passes here: patterns in location of the loops took a tenth of a render.
 */
final class PlainText {

    private static final Set<String> WORDS = Set.of(
            "y", "yes", "on", "t", "true", "n", "no", "off", "f", "false", "null", "nil", "nan", "inf", "infinity");
    private static final int MAX_WORD_LENGTH = 8;

    private static final int MAX_KEY_LENGTH = 128;

    private static final Pattern FLOW_KEYS = Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_./-]{0,126}[A-Za-z0-9_])?");
    private static final Pattern QUANTITIES =
            Pattern.compile("[1-9][0-9]{0,17}(?:\\.[0-9]{1,9})?(?:m|k|[KMGTP]i|[MGTP]B?|kB|s|ms|min|h|d)");

    private PlainText() {}

    static boolean isSafeValue(String text) {
        return (isName(text) && !isWord(text)) || QUANTITIES.matcher(text).matches();
    }

    static boolean isSafeKey(String text) {
        return isKey(text) && !isWord(text);
    }

    static boolean isSafeFlowKey(String text) {
        return FLOW_KEYS.matcher(text).matches() && !isWord(text);
    }

    /** A name, path, address or image: a colon only between two of its parts. */
    private static boolean isName(String text) {
        if (text.isEmpty() || !(isLetter(text.charAt(0)) || text.charAt(0) == '/')) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isKeyPart(c) && c != '@' && !(c == ':' && isColonInside(text, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isColonInside(String text, int index) {
        return index + 1 < text.length() && (isLetterOrDigit(text.charAt(index + 1)) || text.charAt(index + 1) == '/');
    }

    private static boolean isKey(String text) {
        if (text.isEmpty() || text.length() > MAX_KEY_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isKeyPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKeyPart(char c) {
        return isLetterOrDigit(c) || c == '_' || c == '.' || c == '/' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWord(String text) {
        return text.length() <= MAX_WORD_LENGTH && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
