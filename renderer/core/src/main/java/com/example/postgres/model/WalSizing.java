package com.example.postgres.model;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.Map;

/**
 * Parameters that keep the WAL small on a small volume. By default PostgreSQL lets the WAL grow to 1GB between checkpoints.
 * A restore reads ahead by up to 64 blocks, and for a quiet database fetches as many segments before it replays the first
 * one: another 1GB.
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-configuration.html">WAL Configuration</a>
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-RECOVERY-PREFETCH">recovery_prefetch</a>
 */
final class WalSizing {

    private static final int FIRST_MAJOR_WITH_PREFETCH = 15;
    private static final long MEBIBYTE = 1L << 20;

    /** PostgreSQL's default of max_wal_size, in mebibytes. */
    private static final long DEFAULT_MAX_WAL_SIZE = 1024;

    /** Two segments, PostgreSQL's minimum of max_wal_size, in mebibytes. */
    private static final long MIN_MAX_WAL_SIZE = 32;

    /** The WAL gets one part in so many of the volume. */
    private static final long SHARE = 4;

    private WalSizing() {}

    /** Limits the WAL to a quarter of the volume; empty where PostgreSQL's default is not larger. */
    static Map<String, String> parameters(PostgresVersion version, Quantity volume) {
        long share = volume.longValue() / MEBIBYTE / SHARE;
        if (share >= DEFAULT_MAX_WAL_SIZE) {
            return Map.of();
        }
        String size = Math.max(share, MIN_MAX_WAL_SIZE) + "MB";
        return version.major() < FIRST_MAJOR_WITH_PREFETCH
                ? Map.of("max_wal_size", size)
                : Map.of("max_wal_size", size, "recovery_prefetch", "off");
    }
}
