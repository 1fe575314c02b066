package com.example.postgres.parameters;

/**
 * The numbers a parameter takes, both ends included, in its base unit.
 *
 * @param min negative infinity where there is no lower limit
 * @param max infinity where there is no upper limit
 */
public record Range(double min, double max) {

    /** Every number: what parameters that are no numbers have. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether the number lies inside; infinities never do, as PostgreSQL takes none. */
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
