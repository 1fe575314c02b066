package com.example.postgres.source;

/** Escapes text of the user, so that a terminal shows it and does not obey it. */
final class Escapes {

    private Escapes() {}

    /** The text with escapes such as {@code \\u001b} for characters that are not visible. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    /** The visible text in double quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\');
            }
            append(quoted, point);
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder text, int point) {
        if (isHidden(point)) {
            text.append(String.format("\\u%04x", point));
        } else {
            text.appendCodePoint(point);
        }
    }

    /** Control characters, line separators, and characters that change the direction of text or have no width. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
