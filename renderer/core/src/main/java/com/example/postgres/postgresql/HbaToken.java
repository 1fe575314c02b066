package com.example.postgres.postgresql;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a line of pg_hba.conf. Blanks separate fields and commas the words of a field. In double quotes both are part
 * of the word, two double quotes are one, and keywords have no special meaning.
 *
 * @param text without the quotes
 * @param isQuoted whether it begins with a quote
 */
record HbaToken(String text, boolean isQuoted) {

    /**
     * The fields of a line, as PostgreSQL divides it.
     *
     * @throws IllegalArgumentException for a comment, an unclosed quote or a comma at the end
     */
    static List<List<HbaToken>> fields(String line) {
        Splitter splitter = new Splitter();
        line.chars().forEach(character -> splitter.add((char) character));
        return splitter.end();
    }

    /** Whether it is this keyword. */
    boolean is(String keyword) {
        return !isQuoted && text.equals(keyword);
    }

    /** Whether it begins with this character, and the character has its special meaning. */
    boolean startsWith(char special) {
        return !isQuoted && text.length() > 1 && text.charAt(0) == special;
    }

    /** Takes a line apart, character by character. */
    private static final class Splitter {

        private final List<List<HbaToken>> fields = new ArrayList<>();
        private List<HbaToken> field = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean isInQuotes;
        private boolean wasQuote;
        private boolean isQuoted;
        private boolean isOpen;
        private boolean isContinued;

        void add(char character) {
            if (!isInQuotes && character == '#') {
                throw new IllegalArgumentException("must not contain a comment; use a YAML comment");
            }
            if (!isInQuotes && character == ',') {
                endToken();
                isContinued = true;
            } else if (!isInQuotes && (character == ' ' || character == '\t')) {
                endToken();
            } else {
                if (!isOpen && !isContinued) {
                    endField();
                }
                isOpen = true;
                isContinued = false;
                addToToken(character);
            }
        }

        private void addToToken(char character) {
            boolean isQuote = character == '"';
            if (!isQuote || wasQuote) {
                text.append(character);
            }
            wasQuote = isQuote && isInQuotes && !wasQuote;
            if (isQuote) {
                isInQuotes = !isInQuotes;
                isQuoted |= text.isEmpty();
            }
        }

        private void endToken() {
            if (isOpen) {
                field.add(new HbaToken(text.toString(), isQuoted));
            }
            text.setLength(0);
            wasQuote = false;
            isQuoted = false;
            isOpen = false;
        }

        private void endField() {
            if (!field.isEmpty()) {
                fields.add(List.copyOf(field));
                field = new ArrayList<>();
            }
        }

        List<List<HbaToken>> end() {
            if (isInQuotes) {
                throw new IllegalArgumentException("has a double quote that is not closed");
            }
            if (isContinued) {
                throw new IllegalArgumentException("must not end with a comma");
            }
            endToken();
            endField();
            return fields;
        }
    }
}
