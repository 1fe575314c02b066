package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The offline validator agrees with the table that API servers are compared with, too. */
class ValidationCasesTest {

    /** What an API server says of a broken keyword, and the rule that says it here. */
    private static final Map<String, String> WORDS_OF_KEYWORDS = Map.of(
            "match", "schema.pattern",
            "of type", "schema.type",
            "or equal to", "schema.m",
            "at least", "schema.min",
            "date-time", "schema.pattern");

    private static final ClusterValidator VALIDATOR = new ClusterValidator();

    static List<ValidationCase> cases() {
        return ValidationCase.all().stream()
                .filter(table -> !table.isChange() || table.isAccepted())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithTheTable(ValidationCase table) {
        List<Violation> errors = VALIDATOR.validate(table.document(), RenderTarget.operator()).violations().stream()
                .filter(Violation::isError)
                .toList();

        if (table.isAccepted()) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).anyMatch(error -> fits(error, table));
        }
    }

    private static boolean fits(Violation error, ValidationCase table) {
        boolean isAtPlace = plain(error.path().toString()).equals(plain(table.path()));
        String said = error.fieldError().toLowerCase(Locale.ROOT);
        boolean isSaid = said.contains(table.says().toLowerCase(Locale.ROOT))
                || WORDS_OF_KEYWORDS.entrySet().stream()
                        .anyMatch(words -> table.says().startsWith(words.getKey())
                                && error.rule().startsWith(words.getValue()));
        return isAtPlace && isSaid;
    }

    private static String plain(String path) {
        return path.replace('[', '.').replace("]", "");
    }
}
