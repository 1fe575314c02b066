package com.example.postgres.cli.report;

import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;

/** Workflow commands: {@code ::error file=orders.yaml,line=14,col=13,title=backup.schedule.cron::...}. */
final class GitHubReport {

    private GitHubReport() {}

    static String write(Findings findings) {
        StringBuilder text = new StringBuilder();
        for (Violation violation : findings.violations()) {
            Position at = violation.position();
            text.append(violation.isError() ? "::error file=" : "::warning file=")
                    .append(property(at.source()));
            if (at.line() > 0) {
                text.append(",line=").append(at.line()).append(",col=").append(at.column());
            }
            text.append(",title=")
                    .append(property(violation.rule()))
                    .append("::")
                    .append(data(violation.fieldError()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
