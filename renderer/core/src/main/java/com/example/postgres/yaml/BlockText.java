package com.example.postgres.yaml;

/** Text of several lines as a literal block, so that reviewers can read it line by line. */
final class BlockText {

    private static final String INDENT = "  ";

    private BlockText() {}

    /** Whether a block preserves every character of the text in every parser and editor. */
    static boolean isClean(String text) {
        boolean hasLineBreak = false;
        boolean hasContent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~') {
                hasContent = true;
            } else if (c == '\n') {
                hasLineBreak = true;
            } else if (c == '\t' || c == ' ') {
                if (isAtLineEnd(text, i) || (c == '\t' && isAtLineStart(text, i))) {
                    return false;
                }
            } else if (c < ' ' || QuotedText.mustEscape(text, i)) {
                return false;
            } else {
                hasContent = true;
            }
        }
        return hasLineBreak && hasContent;
    }

    private static boolean isAtLineEnd(String text, int index) {
        return index + 1 == text.length() || text.charAt(index + 1) == '\n';
    }

    private static boolean isAtLineStart(String text, int index) {
        return index == 0 || text.charAt(index - 1) == '\n';
    }

    /** Appends the header and the lines, the last line break included. */
    static void append(StringBuilder out, String text, String indent) {
        out.append('|')
                .append(firstContent(text) == ' ' ? "2" : "")
                .append(chomping(text))
                .append('\n');
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            if (stop > start) {
                out.append(indent).append(INDENT).append(text, start, stop);
            }
            out.append('\n');
            start = stop + 1;
        }
    }

    private static char firstContent(String text) {
        int index = 0;
        while (text.charAt(index) == '\n') {
            index++;
        }
        return text.charAt(index);
    }

    private static String chomping(String text) {
        if (!text.endsWith("\n")) {
            return "-";
        }
        return text.endsWith("\n\n") ? "+" : "";
    }
}
