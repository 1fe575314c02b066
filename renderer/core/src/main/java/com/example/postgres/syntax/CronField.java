package com.example.postgres.syntax;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The values that one field of a normalised schedule admits: {@code *}, {@code 1-5}, {@code *}{@code /15}, {@code 1,3}.
 *
 * @param values what is admitted
 * @param isStar whether one of its parts restricts nothing
 */
record CronField(BitSet values, boolean isStar) {

    static CronField of(String text, int first, int last) {
        List<CronRange> parts = Stream.of(text.split(",", -1))
                .map(part -> CronRange.of(part, first, last))
                .toList();
        BitSet values = new BitSet();
        parts.forEach(part -> part.values().forEach(values::set));
        return new CronField(values, parts.stream().anyMatch(CronRange::isStar));
    }

    boolean admits(int value) {
        return values.get(value);
    }

    boolean admitsAll(int first, int last) {
        return values.get(first) && values.nextClearBit(first) > last;
    }
}
