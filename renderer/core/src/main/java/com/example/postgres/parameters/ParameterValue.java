package com.example.postgres.parameters;

/**
 * A parsed value of a parameter. Two spellings of one value are equal: {@code 1GB} and {@code 1024MB}, {@code on}
 * and {@code TRUE}.
 */
public sealed interface ParameterValue {

    /** The value in one spelling for all equal ones: numbers in the base unit, {@code on} and {@code off}. */
    String canonical();

    /**
     * Of a {@link ParameterType#BOOL} parameter.
     *
     * @param on whether it is switched on
     */
    record Flag(boolean on) implements ParameterValue {
        @Override
        public String canonical() {
            return on ? "on" : "off";
        }
    }

    /**
     * Of an {@link ParameterType#INTEGER} parameter.
     *
     * @param number in the parameter's unit
     */
    record Whole(long number) implements ParameterValue {
        @Override
        public String canonical() {
            return Long.toString(number);
        }
    }

    /**
     * Of a {@link ParameterType#REAL} parameter.
     *
     * @param number in the parameter's unit
     */
    record Real(double number) implements ParameterValue {
        @Override
        public String canonical() {
            return AmountText.plain(number);
        }
    }

    /**
     * Of an {@link ParameterType#ENUM} parameter.
     *
     * @param label as PostgreSQL lists it
     */
    record Choice(String label) implements ParameterValue {
        @Override
        public String canonical() {
            return label;
        }
    }

    /**
     * Of a {@link ParameterType#STRING} parameter, or of an extension's.
     *
     * @param text as written
     */
    record Text(String text) implements ParameterValue {
        @Override
        public String canonical() {
            return text;
        }
    }
}
