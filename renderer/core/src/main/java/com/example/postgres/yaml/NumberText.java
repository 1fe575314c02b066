package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Numbers in a form that JSON and every version of YAML read the same. */
final class NumberText {

    private static final int MAX_PLAIN_DIGITS = 20;

    private NumberText() {}

    /**
     * @throws NumberFormatException if the number is infinite or not a number
     */
    static String of(JsonNode number) {
        return number.isIntegralNumber() ? number.asText() : decimal(number.decimalValue());
    }

    private static String decimal(BigDecimal number) {
        int integerDigits = number.precision() - number.scale();
        if (number.scale() > MAX_PLAIN_DIGITS || integerDigits > MAX_PLAIN_DIGITS) {
            return scientific(number);
        }
        return number.toPlainString() + (number.scale() <= 0 ? ".0" : "");
    }

    private static String scientific(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = number.precision() - 1 - number.scale();
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + '.'
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
