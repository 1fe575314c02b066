package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.terminal.Colour;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.yaml.SecretLines;
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

    private final Map<String, InputText> textsBySource = new HashMap<>();
    private final Map<String, Excerpts> excerptsBySource = new HashMap<>();

    private final Paint paint;

    private TextReport(List<InputText> texts, Paint paint) {
        this.paint = paint;
        texts.forEach(text -> textsBySource.put(text.name(), text));
    }

    private record Excerpts(List<String> lines, SecretLines secrets) {

        static final Excerpts NONE = of("");

        static Excerpts of(String text) {
            return new Excerpts(text.lines().toList(), SecretLines.of(text));
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

    /** The line and, below it, a caret under the column; empty if there is no such line, it is too long, or of a Secret. */
    private Optional<String> show(Violation violation) {
        Position position = violation.position();
        Excerpts excerpts = excerptsBySource.computeIfAbsent(position.source(), this::excerpts);
        List<String> lines = excerpts.lines();
        if (position.line() < 1
                || position.line() > lines.size()
                || excerpts.secrets().has(position.line())) {
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

    private Excerpts excerpts(String source) {
        InputText text = textsBySource.get(source);
        return text == null ? Excerpts.NONE : Excerpts.of(new String(text.content(), StandardCharsets.UTF_8));
    }

    private static int visible(int point) {
        if (point == '\t') {
            return ' ';
        }
        boolean hidden = Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
        return hidden ? 0xFFFD : point;
    }
}
