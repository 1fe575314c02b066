package com.example.postgres.syntax;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values that one field of a normalised schedule admits: {@code *}, {@code 1-5}, {@code *}{@code /15}, {@code 1,3}.
 *
 * @param values what is admitted
 * @param isStar whether one of its parts restricts nothing
 */
record CronField(BitSet values, boolean isStar) {

    /**
     * A part of a field, between commas: {@code *}, {@code 4}, {@code 1-5}, {@code *}{@code /15}.
     *
     * @param from the first value
     * @param to no value is greater
     * @param step between values
     * @param isStar whether it restricts nothing: {@code *}, but not {@code *}{@code /2}
     * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/parser.go#L252">getRange in the parser of Kubernetes</a>
     */
    record Part(int from, int to, int step, boolean isStar) {

        /**
         * @param first the least value of the field
         * @param last the greatest value of the field
         */
        static Part parse(String text, int first, int last) {
            int slash = text.indexOf('/');
            int step = slash < 0 ? 1 : Integer.parseInt(text.substring(slash + 1));
            String range = slash < 0 ? text : text.substring(0, slash);
            if (range.equals("*")) {
                return new Part(first, last, step, step == 1);
            }
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int to = dash >= 0 ? Integer.parseInt(range.substring(dash + 1)) : slash < 0 ? from : last;
            return new Part(from, to, step, false);
        }

        IntStream values() {
            return IntStream.iterate(from, value -> value <= to, value -> value + step);
        }
    }

    static CronField parse(String text, int first, int last) {
        List<Part> parts = Stream.of(text.split(",", -1))
                .map(part -> Part.parse(part, first, last))
                .toList();
        BitSet values = new BitSet();
        parts.forEach(part -> part.values().forEach(values::set));
        return new CronField(values, parts.stream().anyMatch(Part::isStar));
    }

    boolean admits(int value) {
        return values.get(value);
    }

    boolean admitsAll(int first, int last) {
        return values.get(first) && values.nextClearBit(first) > last;
    }
}
