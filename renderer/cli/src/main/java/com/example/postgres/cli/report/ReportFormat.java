package com.example.postgres.cli.report;

import java.util.Locale;

/** The formats of findings. */
public enum ReportFormat {
    /** For people: compiler-style lines, each with the line of the source. */
    TEXT,
    /** For programs. */
    JSON,
    /** For CI systems that show tests. */
    JUNIT,
    /** For code scanning. */
    SARIF,
    /** For annotations in a GitHub workflow. */
    GITHUB;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The report in this format. */
    public ViolationReport report() {
        return switch (this) {
            case TEXT -> new TextReport();
            case JSON -> new JsonReport();
            case JUNIT -> new JUnitReport();
            case SARIF -> new SarifReport();
            case GITHUB -> new GitHubReport();
        };
    }
}
