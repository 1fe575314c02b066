package com.example.postgres.cli.plan;

import com.example.postgres.cli.terminal.Paint;
import java.util.Locale;

/** The formats of plans. */
public enum PlanFormat {
    /** For people at a terminal. */
    TEXT,
    /** For a comment on a pull request. */
    MARKDOWN,
    /** For programs; {@code docs/schema/plan.schema.json}. */
    JSON,
    /** For annotations in a GitHub workflow. */
    GITHUB,
    /** One page that needs no other file. */
    HTML;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The complete text. */
    public String write(PlanReport report, Paint paint) {
        return switch (this) {
            case TEXT -> new TextPlan(report, paint).write();
            case MARKDOWN -> new MarkdownPlan(report).write();
            case JSON -> JsonPlan.write(report);
            case GITHUB -> GitHubPlan.write(report);
            case HTML -> new HtmlPlan(report).write();
        };
    }
}
