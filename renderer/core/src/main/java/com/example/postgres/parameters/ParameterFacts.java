package com.example.postgres.parameters;

import com.example.postgres.source.Violation;

/** The facts of a parameter for display. */
final class ParameterFacts {

    private ParameterFacts() {}

    /** The type with its unit: {@code integer (8kB)}. */
    static String type(Parameter parameter) {
        String label = parameter.type().label();
        return parameter.unit() == Unit.NONE
                ? label
                : label + " (" + parameter.unit().settingsName() + ")";
    }

    /** What values it takes: {@code between 64kB and 1GB}, {@code one of "on", "off"}. */
    static String values(Parameter parameter, int major) {
        return switch (parameter.type()) {
            case BOOL -> "on or off";
            case INTEGER, REAL -> parameter.range().describe(parameter.unit());
            case ENUM -> "one of " + Violation.quoteAll(parameter.choices());
            case STRING -> TextSyntax.values(parameter.name(), major);
        };
    }

    /** The value of our clusters when the spec has none: Patroni's where Patroni sets one, else the built-in one. */
    static String defaultValue(Parameter parameter) {
        return PatroniLimit.of(parameter.name()).map(PatroniLimit::defaultValue).orElseGet(() -> builtIn(parameter));
    }

    /** The built-in default in human units: {@code 128MB}, {@code on}, {@code ""}; file modes stay octal. */
    static String builtIn(Parameter parameter) {
        String text = parameter.defaultValue();
        boolean isOctal = text.length() > 1 && text.startsWith("0") && text.indexOf('.') < 0;
        if (!parameter.isNumber() || text.isEmpty() || isOctal) {
            return text.isEmpty() ? "\"\"" : text;
        }
        return AmountText.of(Double.parseDouble(text), parameter.unit());
    }
}
