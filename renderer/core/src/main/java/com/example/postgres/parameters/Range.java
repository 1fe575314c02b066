package com.example.postgres.parameters;

/**
 * The numbers that a parameter accepts, inclusive, in its base unit.
 *
 * @param min negative infinity where there is no lower limit
 * @param max infinity where there is no upper limit
 */
public record Range(double min, double max) {

    /** Every number; for parameters that are not numbers, too. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether the number is in the range; infinities never are, because PostgreSQL rejects them. */
    public boolean contains(double number) {
        return Double.isFinite(number) && number >= min && number <= max;
    }

    /** The range for display: {@code between 64kB and 2GB}, {@code at least 0}. */
    public String describe(Unit unit) {
        String least = AmountText.of(min, unit);
        if (Double.isInfinite(max)) {
            return Double.isInfinite(min) ? "any number" : "at least " + least;
        }
        return "between " + least + " and " + AmountText.of(max, unit);
    }
}
