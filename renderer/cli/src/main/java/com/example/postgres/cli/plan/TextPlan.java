package com.example.postgres.cli.plan;

import com.example.postgres.cli.difference.TextDifference;
import com.example.postgres.cli.difference.ValueText;
import com.example.postgres.cli.terminal.Colour;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.PlannedChange;
import com.example.postgres.plan.Step;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.Consumer;
import java.util.List;

/** The plan for people: the verdict, then each changed cluster with its changes by impact and its steps. */
final class TextPlan {

    private final PlanReport report;
    private final Paint paint;
    private final TextDifference differences;
    private final StringBuilder text = new StringBuilder();

    TextPlan(PlanReport report, Paint paint) {
        this.report = report;
        this.paint = paint;
        this.differences = new TextDifference(paint);
    }

    String write() {
        line("", painted(report.impact(), report.verdict()));
        report.summary().forEach(part -> line("", part));
        report.changed().forEach(this::cluster);
        report.releases().forEach(release -> {
            text.append('\n');
            line("", "Manifest changes in the changelog: " + release.name());
            release.manifestChanges().forEach(change -> line("  * ", change));
        });
        return text.toString();
    }

    private void cluster(PlannedCluster cluster) {
        Consumer consumer = report.consumer();
        Course course = cluster.plan().course(consumer);
        text.append('\n');
        line(
                "",
                painted(course.impact(), cluster.label() + ": " + course.impact()) + ", "
                        + PlanReport.describe(course.interrupts()) + cluster.suffix());
        cluster.changes(consumer).forEach((impact, byReason) -> {
            line("  ", painted(impact, impact.name()));
            byReason.forEach((reason, changes) -> {
                line("    ", reason + cause(changes));
                changes.forEach(this::change);
            });
        });
        steps(PlanReport.title(consumer), course);
        Consumer other = PlanReport.other(consumer);
        Course otherwise = cluster.plan().course(other);
        if (!otherwise.equals(course)) {
            steps(PlanReport.title(other), otherwise);
        }
        list("Assumptions", cluster.plan().assumptions());
        cluster.plan().fingerprint().ifPresent(fingerprint -> line("  ", "Fingerprint: " + fingerprint));
    }

    /** {@code  (spec.tls.enabled)}. */
    static String cause(List<PlannedChange> changes) {
        List<String> fields = changes.stream()
                .flatMap(change -> change.specPaths().stream())
                .distinct()
                .toList();
        return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    }

    private void change(PlannedChange change) {
        String object = ValueText.name(change.object());
        if (!change.value().path().equals(FieldPath.ROOT)) {
            line("      ", object);
            text.append(differences.value("        ", change.value()));
        } else if (change.value().isAdded()) {
            line("      ", paint.of(Colour.GREEN, "+ " + object));
        } else {
            line("      ", paint.of(Colour.RED, "- " + object));
        }
    }

    private void steps(String title, Course course) {
        line(
                "  ",
                title + ": " + painted(course.impact(), course.impact().name()) + ", "
                        + PlanReport.describe(course.interrupts()));
        int number = 1;
        for (Step step : course.steps()) {
            line(
                    "    ",
                    number++ + ". " + step.action() + ": " + step.target() + " (" + step.impact() + ", "
                            + PlanReport.describe(step.interrupts()) + ")");
            step.byHand().forEach(work -> line("       ", "by hand: " + work));
        }
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            line("  ", title);
            items.forEach(item -> line("    - ", item));
        }
    }

    private String painted(Impact impact, String words) {
        if (impact.compareTo(Impact.OUTAGE) >= 0) {
            return paint.of(Colour.RED, words);
        }
        return paint.of(impact.compareTo(Impact.RESTART_POSTGRES) >= 0 ? Colour.YELLOW : Colour.GREEN, words);
    }

    private void line(String indent, String line) {
        text.append(indent)
                .append(line.replace("\n", "\n" + " ".repeat(indent.length())))
                .append('\n');
    }
}
