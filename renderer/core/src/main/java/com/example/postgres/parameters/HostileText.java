package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.Optional;

/**
 * Refuses values that cannot travel unharmed. Values go through JSON, Patroni and one line of a configuration file each;
 * quotes and backslashes are escaped on the way, control characters are not.
 */
final class HostileText {

    private static final int LONGEST_VALUE = 4096;

    private HostileText() {}

    static Optional<Violation> check(String value, FieldPath path) {
        if (value.length() > LONGEST_VALUE) {
            String detail = "a value has at most " + LONGEST_VALUE + " characters";
            return Optional.of(Violation.error(path, Kind.TOO_LONG, "postgresqlParams.length", value, detail));
        }
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int point = value.codePointAt(i);
            if (isHostile(point)) {
                String detail = String.format("must not contain the character U+%04X", point);
                return Optional.of(Violation.error(path, Kind.INVALID, "postgresqlParams.characters", value, detail));
            }
        }
        return Optional.empty();
    }

    private static boolean isHostile(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
