package com.example.postgres.plan.impact;

import com.example.postgres.parameters.Parameter;
import com.example.postgres.parameters.ParameterValue;
import com.example.postgres.parameters.PatroniLimit;
import com.example.postgres.parameters.ValueReader;
import com.example.postgres.parameters.ValueReader.Reading.Accepted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Another value of a server parameter. Where the configuration has none, the default counts.
 *
 * @param parameter in the version of PostgreSQL that the members run
 * @param before the earlier value; empty if it cannot be read
 * @param after the new value; empty if it cannot be read
 */
record ParameterChange(Parameter parameter, Optional<ParameterValue> before, Optional<ParameterValue> after) {

    static ParameterChange of(Parameter parameter, JsonNode before, JsonNode after) {
        return new ParameterChange(parameter, read(parameter, before), read(parameter, after));
    }

    private static Optional<ParameterValue> read(Parameter parameter, JsonNode written) {
        String text = written.isMissingNode()
                ? PatroniLimit.of(parameter.name())
                        .map(PatroniLimit::defaultValue)
                        .orElseGet(parameter::defaultValue)
                : written.asText();
        return ValueReader.read(parameter, text) instanceof Accepted accepted
                ? Optional.of(accepted.value())
                : Optional.empty();
    }

    String name() {
        return parameter.name();
    }

    /** Whether both values are one, in any spelling. */
    boolean isSame() {
        return before.isPresent() && before.equals(after);
    }

    /** Whether the new value is the lower number. */
    boolean isLower() {
        return difference() < 0;
    }

    /** Whether the new value is the greater number. */
    boolean isGreater() {
        return difference() > 0;
    }

    /** Whether the new value is the lower number, if the given one stands for no limit at all. */
    boolean isLowerWithout(long noLimit) {
        return after.isPresent()
                && whole(after) != noLimit
                && before.isPresent()
                && (whole(before) == noLimit || isLower());
    }

    private int difference() {
        return before.isPresent() && after.isPresent() ? Long.compare(whole(after), whole(before)) : 0;
    }

    private static long whole(Optional<ParameterValue> value) {
        return value.filter(ParameterValue.Whole.class::isInstance)
                .map(number -> ((ParameterValue.Whole) number).number())
                .orElse(0L);
    }
}
