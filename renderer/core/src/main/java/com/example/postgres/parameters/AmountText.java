package com.example.postgres.parameters;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Numbers in a parameter's unit for display: 16384 blocks are {@code 128MB}. */
final class AmountText {

    private static final long MAX_READABLE = 99_999;

    private AmountText() {}

    /**
     * The number in the largest unit that expresses it exactly; a large one that only a small unit expresses gets the
     * rounded size too: {@code 2147483647kB (about 2TB)}. Like {@code SHOW}, it gives 0 and -1 no unit: they are
     * switches more often than amounts.
     */
    static String of(double number, Unit unit) {
        if (unit.family() == Unit.Family.NONE || number <= 0 || number != Math.rint(number)) {
            return plain(number) + (number <= 0 ? "" : unit.settingsName());
        }
        BigDecimal total = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.size()));
        for (WrittenUnit written : WrittenUnit.of(unit.family())) {
            BigDecimal[] parts = total.divideAndRemainder(BigDecimal.valueOf(written.size()));
            if (parts[1].signum() == 0) {
                String exact = parts[0].toPlainString() + written.symbol();
                boolean isReadable = parts[0].compareTo(BigDecimal.valueOf(MAX_READABLE)) <= 0;
                return isReadable ? exact : exact + " (about " + rounded(total, unit.family()) + ")";
            }
        }
        throw new AssertionError("the smallest unit expresses every amount: " + number + unit.settingsName());
    }

    /** An amount of memory to one decimal: {@code 1.1GB}. */
    static String ofBytes(double bytes) {
        return rounded(new BigDecimal(Math.rint(bytes)), Unit.Family.MEMORY);
    }

    /** The number without an exponent and without a fraction it does not have. */
    static String plain(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "infinity" : "-infinity";
        }
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.toPlainString();
    }

    private static String rounded(BigDecimal total, Unit.Family family) {
        List<WrittenUnit> units = WrittenUnit.of(family);
        WrittenUnit chosen = units.get(units.size() - 1);
        for (WrittenUnit written : units) {
            if (total.compareTo(BigDecimal.valueOf(written.size())) >= 0) {
                chosen = written;
                break;
            }
        }
        BigDecimal number = total.divide(BigDecimal.valueOf(chosen.size()), 1, RoundingMode.HALF_UP);
        return number.stripTrailingZeros().toPlainString() + chosen.symbol();
    }
}
