package com.example.postgres.model;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.Map;

/**
 * Parameters that keep the write-ahead log small on a small volume. PostgreSQL's defaults let it grow to 1GB between
 * checkpoints, and a restore, which looks ahead by up to 64 blocks, fetch as many segments of a quiet database before it
 * replays the first of them: another 1GB.
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-configuration.html">WAL Configuration</a>
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-RECOVERY-PREFETCH">recovery_prefetch</a>
 */
final class LogRoom {

    private static final int FIRST_THAT_LOOKS_AHEAD = 15;
    private static final long MEBIBYTE = 1L << 20;

    /** PostgreSQL's default, in mebibytes. */
    private static final long DEFAULT = 1024;

    /** Two segments, the least that PostgreSQL takes. */
    private static final long LEAST = 32;

    private static final long SHARE = 4;

    private LogRoom() {}

    /** A quarter of the volume, where that is less than PostgreSQL's default; nothing where the default fits. */
    static Map<String, String> parameters(PostgresVersion version, Quantity volume) {
        long share = volume.longValue() / MEBIBYTE / SHARE;
        if (share >= DEFAULT) {
            return Map.of();
        }
        String size = Math.max(share, LEAST) + "MB";
        return version.major() < FIRST_THAT_LOOKS_AHEAD
                ? Map.of("max_wal_size", size)
                : Map.of("max_wal_size", size, "recovery_prefetch", "off");
    }
}
