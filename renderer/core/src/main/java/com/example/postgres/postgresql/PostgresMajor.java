package com.example.postgres.postgresql;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A major version of PostgreSQL that this release supports.
 *
 * @param number such as 18
 * @param endOfLife the day of its last minor release
 * @see <a href="https://www.postgresql.org/support/versioning/">Versioning policy</a>
 */
public record PostgresMajor(int number, LocalDate endOfLife) {

    /** The day of this table: the library has no clock, so the same release says the same every day. */
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 29);

    private static final List<PostgresMajor> ALL = List.of(
            new PostgresMajor(14, LocalDate.of(2026, 11, 12)),
            new PostgresMajor(15, LocalDate.of(2027, 11, 11)),
            new PostgresMajor(16, LocalDate.of(2028, 11, 9)),
            new PostgresMajor(17, LocalDate.of(2029, 11, 8)),
            new PostgresMajor(18, LocalDate.of(2030, 11, 14)));

    /** All of them, the oldest first. */
    public static List<PostgresMajor> all() {
        return ALL;
    }

    /** The major version of this number; empty if this release does not support it. */
    public static Optional<PostgresMajor> of(int number) {
        return ALL.stream().filter(major -> major.number == number).findFirst();
    }

    /** Whether the PostgreSQL project had ended its support when this release was made. */
    public boolean isEndOfLife() {
        return endOfLife.isBefore(AS_OF);
    }
}
