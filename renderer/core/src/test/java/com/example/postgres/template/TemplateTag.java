package com.example.postgres.template;

/**
 * One tag of a template.
 *
 * @param kind what it does
 * @param argument name, path or partial; empty where the kind has none
 * @param parameter what a partial is called with; empty for the current context
 * @param line counted from 1
 * @param before text of its line to the left of it
 * @param after text of its line to the right of it
 */
record TemplateTag(Kind kind, String argument, String parameter, int line, String before, String after) {

    enum Kind {
        VALUE,
        IF,
        UNLESS,
        EACH,
        WITH,
        ELSE,
        ELSE_IF,
        CLOSE,
        PARTIAL,
        COMMENT,
        UNKNOWN;

        boolean opensBlock() {
            return this == IF || this == UNLESS || this == EACH || this == WITH;
        }
    }

    /** Whether nothing else stands on its line. */
    boolean isAlone() {
        return before.isBlank() && after.isBlank();
    }
}
