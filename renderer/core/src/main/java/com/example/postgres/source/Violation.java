package com.example.postgres.source;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what the user wrote, as a Kubernetes field error with a hint how to fix it.
 *
 * @param severity whether it prevents rendering
 * @param path the field
 * @param kind the class of field error
 * @param rule a stable identifier of the rule, such as {@code backup.schedule.cron}
 * @param value the offending value as printed; null where there is none to print
 * @param detail what is wrong and what would be right
 * @param position of the field in its text
 */
public record Violation(
        Severity severity,
        FieldPath path,
        Kind kind,
        String rule,
        @Nullable String value,
        String detail,
        Position position) {

    /** By file, line, column, then path and rule: the order in which violations are reported. */
    public static final Comparator<Violation> ORDER = Comparator.comparing(Violation::position)
            .thenComparing(Violation::path)
            .thenComparing(Violation::rule)
            .thenComparing(Violation::detail);

    private static final int MAX_PRINTED_LENGTH = 120;

    /**
     * The classes of field errors, with the labels of k8s.io/apimachinery's {@code field.Error} where it has one.
     */
    public enum Kind {
        /** A field that must be there is not. */
        REQUIRED("Required value"),
        /** The value breaks a rule. */
        INVALID("Invalid value"),
        /** The value is not one of the listed ones. */
        UNSUPPORTED("Unsupported value"),
        /** A value or key that must be unique appears twice. */
        DUPLICATE("Duplicate value"),
        /** The field must not be set, or not here. */
        FORBIDDEN("Forbidden"),
        /** The text has too many characters or the list too many items. */
        TOO_LONG("Too long"),
        /** The schema has no field of that name. */
        UNKNOWN("Unknown field"),
        /** The text is not a document. */
        SYNTAX("Syntax error"),
        /** The file could not be read. */
        UNREADABLE("Cannot be read"),
        /** A defect of this program. */
        INTERNAL("Internal error");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The label, printed between path and detail. */
        public String label() {
            return label;
        }
    }

    /** An error whose position is not known yet; {@link #at} adds it. */
    public static Violation error(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        return of(Severity.ERROR, path, kind, rule, value, detail);
    }

    /** A warning whose position is not known yet; {@link #at} adds it. */
    public static Violation warning(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        return of(Severity.WARNING, path, kind, rule, value, detail);
    }

    private static Violation of(
            Severity severity, FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        return new Violation(severity, path, kind, rule, value == null ? null : print(value), detail, Position.of(""));
    }

    /** The same violation at the position of its field. */
    public Violation at(SourceMap sources) {
        return at(sources.locate(path));
    }

    /** The same violation at another position. */
    public Violation at(Position elsewhere) {
        return new Violation(severity, path, kind, rule, value, detail, elsewhere);
    }

    /** The same violation as an error. */
    public Violation asError() {
        return new Violation(Severity.ERROR, path, kind, rule, value, detail, position);
    }

    /** The same violation as a warning. */
    public Violation asWarning() {
        return new Violation(Severity.WARNING, path, kind, rule, value, detail, position);
    }

    /** Whether it prevents rendering. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The field error without position and rule: {@code spec.replicas: Invalid value: 500: must be at most 100}. */
    public String fieldError() {
        String place = path.segments().isEmpty() ? "" : path + ": ";
        return place + kind.label() + (value == null ? "" : ": " + value) + ": " + detail;
    }

    @Override
    public String toString() {
        String place = position.source().isEmpty() ? "" : position + ": ";
        return place + (isError() ? "" : "warning: ") + fieldError() + " [" + rule + "]";
    }

    /** A list of values for a message: {@code "a", "b", "c"}. */
    public static String quoteAll(List<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
    }

    private static String print(Object value) {
        if (!(value instanceof CharSequence)) {
            return shorten(String.valueOf(value));
        }
        return Escapes.quoted(shorten(value.toString()));
    }

    private static String shorten(String text) {
        return text.length() <= MAX_PRINTED_LENGTH ? text : text.substring(0, MAX_PRINTED_LENGTH) + "...";
    }
}
