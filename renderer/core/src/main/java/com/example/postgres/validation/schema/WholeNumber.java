package com.example.postgres.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Which numbers the API server takes as integers. */
final class WholeNumber {

    private static final BigDecimal MAX_EXACT_DOUBLE = BigDecimal.valueOf(1L << 53);

    private WholeNumber() {}

    /** Whether the value is a number without a fraction, or with one of zero. */
    static boolean is(JsonNode value) {
        if (!value.isNumber() || value.isIntegralNumber()) {
            return value.isNumber();
        }
        return Double.isFinite(value.doubleValue())
                && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** Whether the server's JSON has an exact form for it: 64 bits, or 53 bits when it is written with a fraction of zero. */
    static boolean isExact(JsonNode value) {
        return value.isIntegralNumber()
                ? value.canConvertToLong()
                : value.decimalValue().abs().compareTo(MAX_EXACT_DOUBLE) <= 0;
    }
}
