package com.example.postgres.cli;

import com.example.postgres.cli.report.Findings;

/** Numbers in words: {@code 2 errors and 1 warning in 3 clusters}. */
final class Counts {

    private Counts() {}

    static String of(Findings findings) {
        return of(findings.errors(), "error") + " and " + of(findings.warnings(), "warning") + " in "
                + of(findings.clusters(), "cluster") + " of "
                + of(findings.texts().size(), "file");
    }

    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
