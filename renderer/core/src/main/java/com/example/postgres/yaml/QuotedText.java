package com.example.postgres.yaml;

/** Text in double quotes with the escapes that JSON and every version of YAML share. */
final class QuotedText {

    private static final String HEX = "0123456789abcdef";

    private QuotedText() {}

    /** Escapes what is not plain ASCII. */
    static void appendAscii(StringBuilder out, String text) {
        out.append('"');
        append(out, text, true);
        out.append('"');
    }

    /** Escapes what a reader or an editor could change, hide or take for a line break. */
    static void append(StringBuilder out, String text) {
        out.append('"');
        append(out, text, false);
        out.append('"');
    }

    /** Part of a quoted text. */
    static void appendUnquoted(StringBuilder out, String text) {
        append(out, text, false);
    }

    private static void append(StringBuilder out, String text, boolean isAsciiOnly) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAsciiOnly ? c > '~' : mustEscape(text, i)) {
                unicode(out, c);
            } else {
                appendChar(out, c);
            }
        }
    }

    /** A character that needs no escape by its number, or has a shorter one. */
    private static void appendChar(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c < ' ') {
                    unicode(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Whether the character above ASCII at this index is a control character, invisible, or half of a pair. */
    static boolean mustEscape(String text, int index) {
        char c = text.charAt(index);
        if (c <= '~') {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c < '\u00A0' || isInvisible(c) || c == '\uFEFF' || c >= '\uFFFE';
    }

    /** Line separators, and marks that make a text look other than it is. */
    private static boolean isInvisible(char c) {
        return c == '\u061C'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2069');
    }

    private static void unicode(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xF));
        }
    }
}
