package com.example.postgres.cluster.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the rows of a {@link Load}.
 *
 * @param acknowledged count of rows whose commit was acknowledged
 * @param lost acknowledged rows that the primary does not have
 * @param writeGap the longest time without an acknowledged row
 */
public record LoadResult(int acknowledged, SortedSet<Long> lost, Duration writeGap) {

    static LoadResult of(SortedMap<Long, Instant> acknowledged, Set<Long> stored) {
        SortedSet<Long> lost = new TreeSet<>(acknowledged.keySet());
        lost.removeAll(stored);
        Duration longest = Duration.ZERO;
        Instant last = acknowledged.get(acknowledged.firstKey());
        for (Instant moment : acknowledged.values()) {
            Duration gap = Duration.between(last, moment);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            last = moment;
        }
        return new LoadResult(acknowledged.size(), lost, longest);
    }
}
