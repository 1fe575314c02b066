package com.example.postgres.cli.report;

import com.example.postgres.cli.terminal.Paint;
import java.util.Locale;

/** The report formats. */
public enum ReportFormat {
    /** For reading: compiler-style lines, each with the line of the source. */
    TEXT,
    /** For programs. */
    JSON,
    /** For CI systems that show tests. */
    JUNIT,
    /** For code scanning. */
    SARIF,
    /** For annotations in a GitHub workflow. */
    GITHUB;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The complete text, which ends with a newline unless it is empty. Only {@link #TEXT} has colours. */
    public String write(Findings findings, Paint paint) {
        return switch (this) {
            case TEXT -> TextReport.write(findings, paint);
            case JSON -> JsonReport.write(findings);
            case JUNIT -> JUnitReport.write(findings);
            case SARIF -> SarifReport.write(findings);
            case GITHUB -> GitHubReport.write(findings);
        };
    }
}
