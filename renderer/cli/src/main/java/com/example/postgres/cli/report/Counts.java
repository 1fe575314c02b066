package com.example.postgres.cli.report;

/** Numbers in words: {@code 2 errors and 1 warning in 3 clusters}. */
public final class Counts {

    private Counts() {}

    /** {@code 2 errors and 1 warning in 3 clusters of 2 files}. */
    public static String of(Findings findings) {
        return of(findings.errors(), "error") + " and " + of(findings.warnings(), "warning") + " in "
                + of(findings.clusters(), "cluster") + " of "
                + of(findings.texts().size(), "file");
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
