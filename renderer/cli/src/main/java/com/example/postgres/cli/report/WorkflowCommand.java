package com.example.postgres.cli.report;

import com.example.postgres.source.Position;

/**
 * Annotations in a GitHub workflow: {@code ::error file=orders.yaml,line=14,col=13,title=backup.schedule.cron::...}.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
public final class WorkflowCommand {

    private WorkflowCommand() {}

    /**
     * One line.
     *
     * @param level {@code error}, {@code warning} or {@code notice}
     * @param at where it is shown; without a source at the run itself
     */
    public static String of(String level, Position at, String title, String message) {
        StringBuilder text = new StringBuilder("::").append(level).append(' ');
        if (!at.source().isEmpty()) {
            text.append("file=").append(property(at.source()));
            if (at.line() > 0) {
                text.append(",line=").append(at.line()).append(",col=").append(at.column());
            }
            text.append(',');
        }
        return text.append("title=")
                .append(property(title))
                .append("::")
                .append(data(message))
                .append('\n')
                .toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
