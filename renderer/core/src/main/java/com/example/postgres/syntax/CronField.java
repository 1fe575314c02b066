package com.example.postgres.syntax;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a valid schedule admits: {@code *}, {@code 1-5}, {@code *}{@code /15}, {@code MON,WED}.
 *
 * @param values what is admitted
 * @param isAny whether the field admits everything because it begins with {@code *}
 */
record CronField(BitSet values, boolean isAny) {

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    static CronField of(String text, int first, int last) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            addPart(part, first, last, values);
        }
        return new CronField(values, text.startsWith("*"));
    }

    private static void addPart(String part, int first, int last, BitSet values) {
        int slash = part.indexOf('/');
        int step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
        String range = slash < 0 ? part : part.substring(0, slash);
        int dash = range.indexOf('-');
        int from = first;
        int to = last;
        if (!range.equals("*")) {
            from = number(dash < 0 ? range : range.substring(0, dash));
            to = dash >= 0 ? number(range.substring(dash + 1)) : slash < 0 ? from : last;
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int number(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (DAYS.contains(upper)) {
            return DAYS.indexOf(upper);
        }
        return MONTHS.contains(upper) ? MONTHS.indexOf(upper) : Integer.parseInt(text);
    }

    boolean admits(int value) {
        return values.get(value);
    }

    boolean admitsAll(int first, int last) {
        return values.get(first) && values.nextClearBit(first) > last;
    }
}
