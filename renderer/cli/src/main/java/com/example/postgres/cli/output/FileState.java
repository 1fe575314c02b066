package com.example.postgres.cli.output;

/**
 * How a file of the directory compares with the rendered one.
 *
 * @param path relative to the directory
 * @param condition the result of the comparison
 * @param reason details; may be empty
 */
public record FileState(String path, Condition condition, String reason) {

    /** The results of a comparison. */
    public enum Condition {
        /** Equal to the rendered file. */
        FRESH("fresh"),
        /** Rendered, but not there. */
        MISSING("missing"),
        /** Written by pgc from another spec or by another version. */
        STALE("stale"),
        /** Written by pgc, then changed by the user. */
        EDITED("edited"),
        /** Written by pgc and no longer rendered. */
        EXTRA("extra"),
        /** No longer rendered, but changed by the user. */
        EDITED_EXTRA("edited"),
        /** Not written by pgc, at the path of a rendered file. */
        FOREIGN("foreign");

        private final String label;

        Condition(String label) {
            this.label = label;
        }

        /** The label in a listing. */
        public String label() {
            return label;
        }
    }

    boolean is(Condition wanted) {
        return condition == wanted;
    }

    /** One line of a listing. */
    public String line() {
        return String.format("%-8s %s%s", condition.label(), path, reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
