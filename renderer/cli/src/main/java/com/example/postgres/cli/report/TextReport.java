package com.example.postgres.cli.report;

import com.example.postgres.source.Violation;

/**
 * {@code orders.yaml:14:13: spec.backup.schedule: Invalid value: "99 2 * * *": minute must be 0-59 [backup.schedule.cron]},
 * then the line of the source with a caret.
 */
public final class TextReport implements ViolationReport {

    @Override
    public String write(Findings findings) {
        SourceLines lines = new SourceLines(findings.texts());
        StringBuilder text = new StringBuilder();
        for (Violation violation : findings.violations()) {
            text.append(violation).append('\n');
            lines.show(violation.position())
                    .ifPresent(shown -> text.append(shown).append('\n'));
        }
        return text.toString();
    }
}
