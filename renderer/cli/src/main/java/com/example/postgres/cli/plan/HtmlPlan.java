package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.MarkedLines;
import com.example.postgres.cli.difference.ValueText;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.Step;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The plan as one page without scripts, fonts or anything else from elsewhere; it follows the light or dark setting. */
final class HtmlPlan {

    private static final MarkedLines VALUES = new MarkedLines(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final PlanReport report;
    private final StringBuilder page = new StringBuilder();

    HtmlPlan(PlanReport report) {
        this.report = report;
    }

    String write() {
        page.append("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\
            """);
        page.append("pgc plan: ").append(escape(report.verdict())).append("</title>\n<style>\n");
        page.append(style()).append("</style>\n</head>\n<body>\n");
        page.append("<h1 class=\"")
                .append(tone(report.impact()))
                .append("\">")
                .append(escape(report.verdict()))
                .append("</h1>\n");
        report.summary().forEach(line -> element("p", line));
        report.changed().forEach(this::cluster);
        report.releases().forEach(release -> {
            page.append("<details><summary>")
                    .append(escape("Manifest changes in the changelog: " + release.name()))
                    .append("</summary>\n");
            items(release.manifestChanges());
            page.append("</details>\n");
        });
        return page.append("</body>\n</html>\n").toString();
    }

    private void cluster(PlannedCluster cluster) {
        Consumer consumer = report.consumer();
        ClusterPlan plan = cluster.plan();
        Course course = plan.course(consumer);
        page.append(report.changed().size() == 1 ? "<details open>" : "<details>")
                .append("<summary><b>");
        page.append(escape(cluster.label())).append("</b>: ");
        impact(course.impact());
        page.append(", ")
                .append(escape(PlanReport.describe(course.interrupts()) + cluster.suffix()))
                .append("</summary>\n");
        cluster.changes(consumer).forEach((impact, byReason) -> {
            page.append("<h2>");
            impact(impact);
            page.append("</h2>\n");
            byReason.forEach((reason, changes) -> {
                element("h3", reason + TextPlan.cause(changes));
                page.append("<pre>");
                changes.forEach(this::change);
                page.append("</pre>\n");
            });
        });
        steps(PlanReport.title(consumer), course);
        Consumer other = PlanReport.other(consumer);
        if (!plan.course(other).equals(course)) {
            steps(PlanReport.title(other), plan.course(other));
        }
        if (!plan.assumptions().isEmpty()) {
            element("h2", "Assumptions");
            items(plan.assumptions());
        }
        plan.fingerprint().ifPresent(fingerprint -> element("p", "Fingerprint: " + fingerprint));
        page.append("</details>\n");
    }

    private void change(PlannedChange change) {
        String object = ValueText.name(change.object());
        if (change.value().path().equals(FieldPath.ROOT)) {
            element(change.value().isAdded() ? "ins" : "del", (change.value().isAdded() ? "+ " : "- ") + object);
            return;
        }
        page.append(escape(object + " " + change.value().path())).append('\n');
        VALUES.of(change.value()).forEach(line -> {
            switch (line.charAt(0)) {
                case '-' -> element("del", line);
                case '+' -> element("ins", line);
                default -> page.append(escape(line)).append('\n');
            }
        });
    }

    private void steps(String title, Course course) {
        page.append("<h2>").append(escape(title)).append(": ");
        impact(course.impact());
        page.append("</h2>\n");
        element("p", PlanReport.describe(course.interrupts()));
        page.append("<ol>\n");
        for (Step step : course.steps()) {
            page.append("<li>")
                    .append(escape(step.action() + ": " + step.target() + " (" + PlanReport.describe(step.interrupts())
                            + ")"));
            if (!step.byHand().isEmpty()) {
                page.append("<p>By hand:</p>\n");
                items(step.byHand());
            }
            page.append("</li>\n");
        }
        page.append("</ol>\n");
    }

    private void items(List<String> items) {
        page.append("<ul>\n");
        items.forEach(item -> element("li", item));
        page.append("</ul>\n");
    }

    private void impact(Impact impact) {
        page.append("<span class=\"")
                .append(tone(impact))
                .append("\">")
                .append(impact)
                .append("</span>");
    }

    private static String tone(Impact impact) {
        if (impact.compareTo(Impact.OUTAGE) >= 0) {
            return "stop";
        }
        return impact.compareTo(Impact.RESTART_POSTGRES) >= 0 ? "care" : "calm";
    }

    private void element(String tag, String words) {
        page.append('<')
                .append(tag)
                .append('>')
                .append(escape(words))
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private static String style() {
        try (InputStream file = Objects.requireNonNull(HtmlPlan.class.getResourceAsStream("plan.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the build puts it on the class path", e);
        }
    }

    /** Words in which nothing is markup. */
    static String escape(String words) {
        return ValueText.visible(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
