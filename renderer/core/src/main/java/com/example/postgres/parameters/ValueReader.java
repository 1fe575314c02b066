package com.example.postgres.parameters;

import com.example.postgres.parameters.ValueReader.Reading.Accepted;
import com.example.postgres.parameters.ValueReader.Reading.Rejected;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the text of a parameter's value as the server reads its configuration file, so that an invalid value is
 * rejected before it is rendered.
 *
 * @see <a href="https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES">Parameter
 *     Names and Values</a>
 */
public final class ValueReader {

    // backend/utils/misc/guc_tables.c keeps these in its tables, hidden from pg_settings.
    private static final List<String> HIDDEN_ON = List.of("true", "yes", "1");
    private static final List<String> HIDDEN_OFF = List.of("false", "no", "0");

    private ValueReader() {}

    /** The value of the parameter, or why the text is not one. */
    public static Reading read(Parameter parameter, String text) {
        return switch (parameter.type()) {
            case BOOL -> readFlag(text);
            case INTEGER, REAL -> NumberReader.read(parameter, text);
            case ENUM -> readChoice(parameter, text);
            case STRING -> new Accepted(new ParameterValue.Text(text));
        };
    }

    private static Reading readFlag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (isPrefix(word, "true", 1) || isPrefix(word, "yes", 1) || word.equals("on") || word.equals("1")) {
            return new Accepted(new ParameterValue.Flag(true));
        }
        if (isPrefix(word, "false", 1) || isPrefix(word, "no", 1) || isPrefix(word, "off", 2) || word.equals("0")) {
            return new Accepted(new ParameterValue.Flag(false));
        }
        return new Rejected(
                Kind.INVALID,
                "postgresqlParams.type",
                "must be on or off (true, false, yes, no, 1, 0 and unambiguous abbreviations are valid too)");
    }

    /** As PostgreSQL's {@code parse_bool}: a word may be cut short as long as it stays clear. */
    private static boolean isPrefix(String word, String whole, int shortest) {
        return word.length() >= shortest && whole.startsWith(word);
    }

    private static Reading readChoice(Parameter parameter, String text) {
        for (String choice : parameter.choices()) {
            if (choice.equalsIgnoreCase(text)) {
                return new Accepted(new ParameterValue.Choice(choice));
            }
        }
        Optional<String> hidden = hiddenChoice(parameter.choices(), text.toLowerCase(Locale.ROOT));
        if (hidden.isPresent()) {
            return new Accepted(new ParameterValue.Choice(hidden.get()));
        }
        String nearest = NearestName.of(text, parameter.choices())
                .map(choice -> "; did you mean \"" + choice + "\"?")
                .orElse("");
        return new Rejected(
                Kind.UNSUPPORTED,
                "postgresqlParams.enum",
                "supported values: " + Violation.quoteAll(parameter.choices()) + nearest);
    }

    private static Optional<String> hiddenChoice(List<String> choices, String word) {
        if (choices.contains("on") && HIDDEN_ON.contains(word)) {
            return Optional.of("on");
        }
        if (choices.contains("off") && HIDDEN_OFF.contains(word)) {
            return Optional.of("off");
        }
        if (choices.contains("debug2") && word.equals("debug")) {
            return Optional.of("debug2");
        }
        return choices.contains("debug2") && word.equals("info") ? Optional.of(word) : Optional.empty();
    }

    /** The result of reading the text of a value. */
    public sealed interface Reading {

        /**
         * PostgreSQL accepts the text.
         *
         * @param value what it means
         */
        record Accepted(ParameterValue value) implements Reading {}

        /**
         * PostgreSQL rejects the text.
         *
         * @param kind of field error
         * @param rule the broken one, such as {@code postgresqlParams.range}
         * @param detail what is wrong and what would be right
         */
        record Rejected(Kind kind, String rule, String detail) implements Reading {}
    }
}
