package com.example.postgres.cli.report;

import java.util.Locale;

/** The formats of findings. */
public enum ReportFormat {
    /** For people: compiler-style lines, each with the line of the source. */
    TEXT(new TextReport()),
    /** For programs. */
    JSON(new JsonReport()),
    /** For CI systems that show tests. */
    JUNIT(new JUnitReport()),
    /** For code scanning. */
    SARIF(new SarifReport()),
    /** For annotations in a GitHub workflow. */
    GITHUB(new GitHubReport());

    private final ViolationReport report;

    ReportFormat(ViolationReport report) {
        this.report = report;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The report in this format. */
    public ViolationReport report() {
        return report;
    }
}
