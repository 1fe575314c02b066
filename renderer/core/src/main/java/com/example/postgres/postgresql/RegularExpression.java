package com.example.postgres.postgresql;

import java.util.Optional;

/**
 * Finds the mistakes in a regular expression that PostgreSQL cannot compile: brackets that are not closed, and quantifiers
 * with nothing before them. It does not find all.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-matching.html#POSIX-SYNTAX-DETAILS">Regular Expression
 *     Details</a>
 */
final class RegularExpression {

    private static final String QUANTIFIERS = "*+?";

    private final String text;
    private int position;
    private int depth;
    private boolean isAtStart = true;

    private RegularExpression(String text) {
        this.text = text;
    }

    /** What is wrong; empty if nothing is found. */
    static Optional<String> problem(String text) {
        boolean isLiteral = text.startsWith("***") || text.startsWith("(?");
        return isLiteral ? Optional.empty() : new RegularExpression(text).scan();
    }

    private Optional<String> scan() {
        while (position < text.length()) {
            Optional<String> problem = step(text.charAt(position));
            if (problem.isPresent()) {
                return problem;
            }
            position++;
        }
        return depth > 0 ? Optional.of("a parenthesis is not closed") : Optional.empty();
    }

    private Optional<String> step(char character) {
        if (QUANTIFIERS.indexOf(character) >= 0 && isAtStart) {
            return Optional.of(character + " has nothing before it");
        }
        isAtStart = character == '(' || character == '|' || character == '^';
        return switch (character) {
            case '\\' -> skipEscape();
            case '[' -> skipBrackets();
            case '(' -> open();
            case ')' -> --depth < 0 ? Optional.of("a parenthesis is not opened") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> skipEscape() {
        position++;
        return position < text.length() ? Optional.empty() : Optional.of("it ends with a backslash");
    }

    /** A group without a capture and a condition begin with a question mark, which is no quantifier. */
    private Optional<String> open() {
        depth++;
        if (text.startsWith("?", position + 1)) {
            position++;
        }
        return Optional.empty();
    }

    /** A bracket that comes first is one of the characters, and a class has brackets of its own. */
    private Optional<String> skipBrackets() {
        int next = position + 1;
        next += text.startsWith("^", next) ? 1 : 0;
        next += text.startsWith("]", next) ? 1 : 0;
        while (next < text.length() && text.charAt(next) != ']') {
            if (text.charAt(next) == '\\') {
                next++;
            } else if (text.charAt(next) == '['
                    && next + 1 < text.length()
                    && ":.=".indexOf(text.charAt(next + 1)) >= 0) {
                int end = text.indexOf(text.charAt(next + 1) + "]", next + 2);
                next = end < 0 ? text.length() : end + 1;
            }
            next++;
        }
        position = next;
        return next < text.length() ? Optional.empty() : Optional.of("a bracket is not closed");
    }
}
