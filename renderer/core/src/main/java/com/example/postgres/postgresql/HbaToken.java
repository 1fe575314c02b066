package com.example.postgres.postgresql;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a line of pg_hba.conf: text between blanks, where double quotes keep blanks and take words their meaning.
 *
 * @param text without the quotes
 * @param isQuoted whether it began with a quote
 */
record HbaToken(String text, boolean isQuoted) {

    /** @throws IllegalArgumentException for a comment, or a quote that does not end */
    static List<HbaToken> split(String line) {
        List<HbaToken> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean isInQuotes = false;
        boolean isQuoted = false;
        boolean isOpen = false;
        for (char character : (line + " ").toCharArray()) {
            boolean isBlank = character == ' ' || character == '\t';
            if (character == '#' && !isInQuotes) {
                throw new IllegalArgumentException("must not have a comment; write it as a comment of YAML");
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
            throw new IllegalArgumentException("has a double quote that does not end");
        }
        if (isOpen) {
            throw new IllegalArgumentException("has a comma at its end");
        }
        return tokens;
    }

    /** A list of databases or users goes on after a comma, whatever blanks follow. */
    private static boolean endsWithComma(StringBuilder text) {
        return text.length() > 0 && text.charAt(text.length() - 1) == ',';
    }
}
