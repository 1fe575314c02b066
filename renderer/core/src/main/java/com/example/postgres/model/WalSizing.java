package com.example.postgres.model;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parameters that keep the WAL from filling the volume. By default PostgreSQL lets the WAL grow to 1GB between checkpoints,
 * and without bound for a replication slot whose consumer is away. A restore reads ahead by up to 64 blocks, and for a quiet
 * database fetches as many segments before it replays the first one: another 1GB.
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

    /**
     * Limits the WAL between checkpoints to a quarter of the volume where PostgreSQL's default is larger, and the WAL that
     * slots retain to another quarter.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-SLOT-WAL-KEEP-SIZE">max_slot_wal_keep_size</a>
     */
    static Map<String, String> parameters(PostgresVersion version, Quantity volume) {
        long share = Math.max(volume.longValue() / MEBIBYTE / SHARE, MIN_MAX_WAL_SIZE);
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("max_slot_wal_keep_size", share + "MB");
        if (share < DEFAULT_MAX_WAL_SIZE) {
            parameters.put("max_wal_size", share + "MB");
            if (version.major() >= FIRST_MAJOR_WITH_PREFETCH) {
                parameters.put("recovery_prefetch", "off");
            }
        }
        return parameters;
    }
}
