package com.example.postgres.syntax;

import java.util.stream.IntStream;

/**
 * A part of a field of a schedule, between commas: {@code *}, {@code 4}, {@code 1-5}, {@code *}{@code /15}.
 *
 * @param from the first value
 * @param to no value is greater
 * @param step between values
 * @param isStar whether it restricts nothing: {@code *}, but not {@code *}{@code /2}
 * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/parser.go#L252">getRange in the parser of Kubernetes</a>
 */
record CronRange(int from, int to, int step, boolean isStar) {

    /**
     * @param first the least value of the field
     * @param last the greatest value of the field
     */
    static CronRange of(String text, int first, int last) {
        int slash = text.indexOf('/');
        int step = slash < 0 ? 1 : Integer.parseInt(text.substring(slash + 1));
        String range = slash < 0 ? text : text.substring(0, slash);
        if (range.equals("*")) {
            return new CronRange(first, last, step, step == 1);
        }
        int dash = range.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        int to = dash >= 0 ? Integer.parseInt(range.substring(dash + 1)) : slash < 0 ? from : last;
        return new CronRange(from, to, step, false);
    }

    IntStream values() {
        return IntStream.iterate(from, value -> value <= to, value -> value + step);
    }
}
