package com.example.postgres.model;

/**
 * The commands with which PostgreSQL writes and reads WAL segments. PostgreSQL replaces {@code %f} by the name of a segment
 * and {@code %p} by its path.
 *
 * @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Continuous Archiving</a>
 */
public final class ArchiveCommands {

    /** Archives a segment. */
    static final String PUSH = "/bin/sh /scripts/archive-push.sh \"%p\"";

    /** Archives nothing and reports success, so that PostgreSQL recycles the segment. */
    static final String DISCARD = "/bin/true";

    /**
     * Fetches a segment that a member cannot stream. An exit status above 125 stops the server
     * (https://www.postgresql.org/docs/current/archive-recovery-settings.html), so every failure becomes {@code false},
     * also while the script is not mounted yet.
     */
    static final String FETCH = "/bin/sh /scripts/archive-fetch.sh \"%f\" \"%p\" || false";

    /** The same from the archive that a standby cluster follows. */
    public static final String FETCH_FROM_SOURCE = "/bin/sh /scripts/archive-fetch.sh \"%f\" \"%p\" source || false";

    /** Fetches a segment while a new cluster is restored from a backup. A high exit status must stop this server. */
    static final String RESTORE = "/bin/sh /scripts/restore-wal.sh \"%f\" \"%p\"";

    private ArchiveCommands() {}
}
