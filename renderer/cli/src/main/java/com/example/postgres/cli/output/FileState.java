package com.example.postgres.cli.output;

/**
 * How a file of the directory stands to what is rendered.
 *
 * @param path below the directory
 * @param condition how it stands
 * @param reason more about it; empty when the condition says all
 */
public record FileState(String path, Condition condition, String reason) {

    /** How a file can stand. */
    public enum Condition {
        /** It is what is rendered. */
        FRESH("fresh"),
        /** It is rendered and not there. */
        MISSING("missing"),
        /** We wrote it from another spec or with another version. */
        STALE("stale"),
        /** Somebody changed it after we wrote it. */
        EDITED("edited"),
        /** We wrote it and do not render it any more. */
        EXTRA("extra"),
        /** We do not render it any more, but somebody changed it. */
        EDITED_EXTRA("edited"),
        /** It is not ours and stands where we would write. */
        FOREIGN("foreign");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /** The word in a listing. */
        public String word() {
            return word;
        }
    }

    boolean is(Condition wanted) {
        return condition == wanted;
    }

    /** One line of a listing. */
    public String line() {
        return String.format("%-8s %s%s", condition.word(), path, reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
