package com.example.postgres.cli.report;

import com.example.postgres.source.Violation;
import java.util.stream.Collectors;

/** An annotation for each violation. */
final class GitHubReport {

    private GitHubReport() {}

    static String write(Findings findings) {
        return findings.all().map(GitHubReport::command).collect(Collectors.joining());
    }

    private static String command(Violation violation) {
        return WorkflowCommand.of(
                violation.isError() ? "error" : "warning",
                violation.position(),
                violation.rule(),
                violation.fieldError());
    }
}
