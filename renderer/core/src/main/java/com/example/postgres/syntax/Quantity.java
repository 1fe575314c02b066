package com.example.postgres.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity such as {@code 500m}, {@code 1.5}, {@code 8Gi} or {@code 1e3}
 * (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
 *
 * @param value in units of the resource: cores, bytes
 * @param binary whether it was written with a binary suffix, and is therefore printed with one
 */
public record Quantity(BigDecimal value, boolean binary) implements Comparable<Quantity> {

    private static final Pattern FORM = Pattern.compile(
            "([+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30}))(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\\d{1,2})?");

    private static final List<String> BINARY_SUFFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    private static final List<String> DECIMAL_SUFFIXES = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

    private static final int PLAIN_UNIT = DECIMAL_SUFFIXES.indexOf("");

    private static final BigInteger KIBI = BigInteger.valueOf(1024);

    /** Kubernetes keeps nine digits after the point and rounds up. */
    private static final int MAX_SCALE = 9;

    /** The quantity in the text; empty if the text is not one. */
    public static Optional<Quantity> tryParse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = Optional.ofNullable(matcher.group(2)).orElse("");
        if (suffix.endsWith("i")) {
            BigInteger unit = KIBI.pow(BINARY_SUFFIXES.indexOf(suffix));
            return Optional.of(new Quantity(number.multiply(new BigDecimal(unit)), true));
        }
        int exponent = suffix.length() > 1
                ? Integer.parseInt(suffix.substring(1))
                : (DECIMAL_SUFFIXES.indexOf(suffix) - PLAIN_UNIT) * 3;
        return Optional.of(new Quantity(number.scaleByPowerOfTen(exponent), false));
    }

    /** The quantity in a text that validation has accepted; throws {@link IllegalArgumentException} for any other. */
    public static Quantity parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("no quantity: " + text));
    }

    /** The value rounded up to a whole number, at most {@link Long#MAX_VALUE}. */
    public long longValue() {
        BigInteger whole = value.setScale(0, RoundingMode.CEILING).toBigInteger();
        return whole.bitLength() > 63 ? Long.MAX_VALUE : whole.longValue();
    }

    /**
     * The one form in which the API server prints it, with the largest suffix that leaves a whole number: {@code 0.5} is
     * {@code 500m}, {@code 2048Mi} is {@code 2Gi}. Rendered in this form, it shows no difference to the live object.
     */
    public String canonical() {
        BigDecimal exact = value.setScale(MAX_SCALE, RoundingMode.CEILING).stripTrailingZeros();
        if (exact.signum() == 0) {
            return "0";
        }
        return binary && exact.scale() <= 0 && exact.abs().compareTo(new BigDecimal(KIBI)) >= 0
                ? canonicalBinary(exact.toBigIntegerExact())
                : canonicalDecimal(exact);
    }

    private static String canonicalBinary(BigInteger whole) {
        int suffix = 0;
        BigInteger rest = whole;
        while (suffix < BINARY_SUFFIXES.size() - 1 && rest.mod(KIBI).signum() == 0) {
            rest = rest.divide(KIBI);
            suffix++;
        }
        return rest + BINARY_SUFFIXES.get(suffix);
    }

    private static String canonicalDecimal(BigDecimal exact) {
        int thousands = Math.floorDiv(-exact.scale(), 3);
        int suffix = Math.min(thousands + PLAIN_UNIT, DECIMAL_SUFFIXES.size() - 1);
        return exact.scaleByPowerOfTen(-(suffix - PLAIN_UNIT) * 3).toBigIntegerExact() + DECIMAL_SUFFIXES.get(suffix);
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }
}
