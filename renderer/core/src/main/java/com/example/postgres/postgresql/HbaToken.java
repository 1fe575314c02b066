package com.example.postgres.postgresql;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a line of pg_hba.conf. Fields are separated by blanks; in double quotes, blanks are part of the field
 * and keywords have no special meaning.
 *
 * @param text without the quotes
 * @param isQuoted whether it began with a quote
 */
record HbaToken(String text, boolean isQuoted) {

    /** @throws IllegalArgumentException for a comment or an unclosed quote */
    static List<HbaToken> split(String line) {
        List<HbaToken> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean isInQuotes = false;
        boolean isQuoted = false;
        boolean isOpen = false;
        for (char character : (line + " ").toCharArray()) {
            boolean isBlank = character == ' ' || character == '\t';
            if (character == '#' && !isInQuotes) {
                throw new IllegalArgumentException("must not contain a comment; use a YAML comment");
            } else if (character == '"') {
                isInQuotes = !isInQuotes;
                isQuoted |= !isOpen;
                isOpen = true;
            } else if (!isBlank || isInQuotes) {
                text.append(character);
                isOpen = true;
            } else if (isOpen && !endsWithComma(text)) {
                tokens.add(new HbaToken(text.toString(), isQuoted));
                text.setLength(0);
                isQuoted = false;
                isOpen = false;
            }
        }
        if (isInQuotes) {
            throw new IllegalArgumentException("has a double quote that is not closed");
        }
        if (isOpen) {
            throw new IllegalArgumentException("must not end with a comma");
        }
        return tokens;
    }

    /** A list of databases or users continues after a comma, even with blanks. */
    private static boolean endsWithComma(StringBuilder text) {
        return text.length() > 0 && text.charAt(text.length() - 1) == ',';
    }
}
