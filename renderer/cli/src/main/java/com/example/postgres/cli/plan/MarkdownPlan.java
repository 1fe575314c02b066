package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.MarkedLines;
import com.example.postgres.cli.difference.ValueText;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.Step;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plan as a comment on a pull request: the verdict, and the details of each cluster folded. Values are in code blocks whose
 * fence is longer than any run of backticks in them, so that none can end its block; other words are escaped.
 */
final class MarkdownPlan {

    /** GitHub refuses a comment of more than 65536 characters. */
    private static final int MAX_LENGTH = 60_000;

    private static final MarkedLines VALUES = new MarkedLines(30, 100);

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private static final Pattern UNDERSCORE_IN_WORD = Pattern.compile("(?<=\\w)\\\\_(?=\\w)");

    /** GitHub looks for mentions in the text that it has rendered: a space without width separates the name. */
    private static final String NO_MENTION = "@&#8203;";

    private final PlanReport report;

    MarkdownPlan(PlanReport report) {
        this.report = report;
    }

    String write() {
        StringBuilder text = new StringBuilder("### ")
                .append(symbol())
                .append(' ')
                .append(escape(report.verdict()))
                .append("\n\n");
        report.summary().forEach(line -> text.append(escape(line)).append("  \n"));
        report.releases().forEach(release -> {
            text.append("\n<details><summary>Manifest changes in the changelog: ")
                    .append(HtmlPlan.escape(release.name()))
                    .append("</summary>\n\n");
            release.manifestChanges()
                    .forEach(change -> text.append("* ").append(change).append('\n'));
            text.append("\n</details>\n");
        });
        List<PlannedCluster> changed = report.changed();
        for (int i = 0; i < changed.size(); i++) {
            String cluster = cluster(changed.get(i));
            if (text.length() + cluster.length() > MAX_LENGTH) {
                int left = changed.size() - i;
                text.append("\n")
                        .append(Findings.count(left, "more cluster"))
                        .append(left == 1 ? " does" : " do")
                        .append(" not fit into a comment.\n");
                break;
            }
            text.append(cluster);
        }
        return text.toString();
    }

    private String symbol() {
        if (!report.objections().isEmpty()) {
            return "\u26d4";
        }
        return report.changed().isEmpty() ? "\u2705" : "\u2139\ufe0f";
    }

    private String cluster(PlannedCluster cluster) {
        Consumer consumer = report.consumer();
        ClusterPlan plan = cluster.plan();
        Course course = plan.course(consumer);
        StringBuilder text = new StringBuilder("\n<details><summary><b>")
                .append(HtmlPlan.escape(cluster.label()).replace("@", NO_MENTION))
                .append("</b>: ")
                .append(course.impact())
                .append(", ")
                .append(PlanReport.describe(course.interrupts()))
                .append(cluster.suffix())
                .append("</summary>\n\n");
        cluster.changes(consumer)
                .forEach((impact, byReason) -> byReason.forEach((reason, changes) -> text.append("**")
                        .append(impact)
                        .append("**: ")
                        .append(escape(reason + TextPlan.cause(changes)))
                        .append("\n\n")
                        .append(block("diff", lines(changes)))));
        text.append(steps(PlanReport.title(consumer), course));
        Consumer other = PlanReport.other(consumer);
        if (!plan.course(other).equals(course)) {
            text.append(steps(PlanReport.title(other), plan.course(other)));
        }
        if (!plan.assumptions().isEmpty()) {
            text.append("Assumptions:\n\n");
            plan.assumptions()
                    .forEach(line -> text.append("* ").append(escape(line)).append('\n'));
            text.append('\n');
        }
        plan.fingerprint()
                .ifPresent(fingerprint ->
                        text.append("Fingerprint: `").append(fingerprint).append("`\n\n"));
        return text.append("</details>\n").toString();
    }

    private static List<String> lines(List<PlannedChange> changes) {
        List<String> lines = new ArrayList<>();
        for (PlannedChange change : changes) {
            String object = ValueText.name(change.object());
            if (change.value().path().equals(FieldPath.ROOT)) {
                lines.add((change.value().isAdded() ? "+ " : "- ") + object);
                continue;
            }
            lines.add("  " + object + " " + change.value().path());
            lines.addAll(VALUES.of(change.value()));
        }
        return lines;
    }

    private static String steps(String title, Course course) {
        StringBuilder text = new StringBuilder(title)
                .append(": **")
                .append(course.impact())
                .append("**, ")
                .append(PlanReport.describe(course.interrupts()))
                .append("\n\n");
        int number = 1;
        for (Step step : course.steps()) {
            text.append(number++)
                    .append(". ")
                    .append(escape(step.action() + ": " + step.target()))
                    .append(" (")
                    .append(PlanReport.describe(step.interrupts()))
                    .append(")\n");
            step.byHand()
                    .forEach(work ->
                            text.append("   * by hand: ").append(escape(work)).append('\n'));
        }
        return text.append('\n').toString();
    }

    private static String block(String language, List<String> lines) {
        int longest = 2;
        for (String line : lines) {
            for (Matcher run = BACKTICKS.matcher(line); run.find(); ) {
                longest = Math.max(longest, run.end() - run.start());
            }
        }
        String fence = "`".repeat(longest + 1);
        return fence + language + "\n" + String.join("\n", lines) + "\n" + fence + "\n\n";
    }

    /** Words in which nothing is markup, a link or a mention. */
    static String escape(String words) {
        StringBuilder text = new StringBuilder();
        ValueText.visible(words.replace('\n', ' ')).codePoints().forEach(point -> {
            if ("\\`*_{}[]#!|~".indexOf(point) >= 0) {
                text.append('\\').appendCodePoint(point);
            } else {
                switch (point) {
                    case '<' -> text.append("&lt;");
                    case '>' -> text.append("&gt;");
                    case '&' -> text.append("&amp;");
                    case '@' -> text.append(NO_MENTION);
                    default -> text.appendCodePoint(point);
                }
            }
        });
        return UNDERSCORE_IN_WORD.matcher(text).replaceAll("_");
    }
}
