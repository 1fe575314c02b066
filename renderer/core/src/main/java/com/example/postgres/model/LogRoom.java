package com.example.postgres.model;

import com.example.postgres.spec.Quantity;
import java.util.Optional;

/**
 * The room that the write-ahead log may take between checkpoints, {@code max_wal_size}, on a small volume. A restore keeps
 * that much of the log too.
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-configuration.html">WAL Configuration</a>
 */
final class LogRoom {

    private static final long MEBIBYTE = 1L << 20;

    /** PostgreSQL's default, in mebibytes. */
    private static final long DEFAULT = 1024;

    /** Two segments, the least that PostgreSQL takes. */
    private static final long LEAST = 32;

    private static final long SHARE = 4;

    private LogRoom() {}

    /** A quarter of the volume where that is less than PostgreSQL's default; nothing where the default fits. */
    static Optional<String> of(Quantity volume) {
        long share = volume.longValue() / MEBIBYTE / SHARE;
        return share < DEFAULT ? Optional.of(Math.max(share, LEAST) + "MB") : Optional.empty();
    }
}
