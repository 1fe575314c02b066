package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.terminal.Colour;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code orders.yaml:14:13: spec.backup.schedule: Invalid value: "99 2 * * *": minute must be 0-59 [backup.schedule.cron]},
 * then the line of the source with a caret.
 */
final class TextReport {

    private static final int MAX_LINE_LENGTH = 160;

    private final Map<String, List<String>> linesBySource = new HashMap<>();

    private final Paint paint;

    private TextReport(List<InputText> texts, Paint paint) {
        this.paint = paint;
        for (InputText text : texts) {
            linesBySource.put(
                    text.name(),
                    new String(text.content(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    static String write(Findings findings, Paint paint) {
        TextReport report = new TextReport(findings.texts(), paint);
        StringBuilder text = new StringBuilder();
        for (Violation violation : findings.violations()) {
            text.append(report.painted(violation)).append('\n');
            report.show(violation).ifPresent(shown -> text.append(shown).append('\n'));
        }
        return text.toString();
    }

    /** The place stands out: it is what editors and terminals link to. */
    private String painted(Violation violation) {
        String text = violation.toString();
        String place = violation.position() + ":";
        return text.startsWith(place) ? paint.of(colour(violation), place) + text.substring(place.length()) : text;
    }

    private static Colour colour(Violation violation) {
        return violation.isError() ? Colour.RED : Colour.YELLOW;
    }

    /** The line and, below it, a caret under the column; empty if there is no such line or it is too long. */
    private Optional<String> show(Violation violation) {
        Position position = violation.position();
        List<String> lines = linesBySource.getOrDefault(position.source(), List.of());
        if (position.line() < 1 || position.line() > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(position.line() - 1);
        if (line.length() > MAX_LINE_LENGTH || position.column() > line.length() + 1) {
            return Optional.empty();
        }
        StringBuilder shown = new StringBuilder("  ");
        line.codePoints().forEach(point -> shown.appendCodePoint(visible(point)));
        return Optional.of(shown.append('\n')
                .append(" ".repeat(position.column() + 1))
                .append(paint.of(colour(violation), "^"))
                .toString());
    }

    private static int visible(int point) {
        if (point == '\t') {
            return ' ';
        }
        boolean hidden = Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
        return hidden ? 0xFFFD : point;
    }
}
