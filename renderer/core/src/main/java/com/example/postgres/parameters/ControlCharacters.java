package com.example.postgres.parameters;

import com.example.postgres.parameters.ValueReader.Reading;
import com.example.postgres.source.Violation.Kind;
import java.util.Optional;

/**
 * Rejects values with control characters, lone surrogates or an excessive length. A value passes through JSON, Patroni and
 * one line of a configuration file; quotes and backslashes are escaped on the way, control characters are not.
 */
final class ControlCharacters {

    private static final int MAX_LENGTH = 4096;

    private ControlCharacters() {}

    static Optional<Reading.Rejected> check(String value) {
        if (value.length() > MAX_LENGTH) {
            String detail = "must be no more than " + MAX_LENGTH + " characters";
            return Optional.of(new Reading.Rejected(Kind.TOO_LONG, "postgresqlParams.length", detail));
        }
        return value.codePoints()
                .filter(ControlCharacters::isRejected)
                .mapToObj(point -> new Reading.Rejected(
                        Kind.INVALID,
                        "postgresqlParams.characters",
                        String.format("must not contain the character U+%04X", point)))
                .findFirst();
    }

    private static boolean isRejected(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
