package com.example.postgres.cluster.driver;

/**
 * What a command in a container did.
 *
 * @param exitCode zero on success
 * @param output standard output
 * @param errors standard error
 */
public record CommandResult(int exitCode, String output, String errors) {

    /** Standard output without the blanks around it; throws when the command failed. */
    public String text() {
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + ": " + errors + output);
        }
        return output.strip();
    }
}
