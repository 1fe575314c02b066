package com.example.postgres.parameters;

/**
 * The unit that a parameter's value is kept in. A value may be written in any unit of the same family; without one it
 * counts in this unit. Memory units are powers of 1024, as everywhere in PostgreSQL.
 *
 * @see <a href="https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES">Parameter
 *     Names and Values, "Numeric with Unit"</a>
 */
public enum Unit {
    /** A plain number. */
    NONE("", Family.NONE, 1),
    /** Bytes. */
    BYTE("B", Family.MEMORY, 1),
    /** Kilobytes of 1024 bytes. */
    KILOBYTE("kB", Family.MEMORY, 1L << 10),
    /** Blocks of 8 kB: what {@code shared_buffers} counts in. */
    BLOCK("8kB", Family.MEMORY, 8L << 10),
    /** Megabytes of 1024 kilobytes. */
    MEGABYTE("MB", Family.MEMORY, 1L << 20),
    /** Milliseconds. */
    MILLISECOND("ms", Family.TIME, 1_000),
    /** Seconds. */
    SECOND("s", Family.TIME, 1_000_000),
    /** Minutes. */
    MINUTE("min", Family.TIME, 60_000_000);

    /** Units that convert into each other. */
    public enum Family {
        /** No unit may be written. */
        NONE,
        /** Amounts of memory or disk, in bytes. */
        MEMORY,
        /** Durations, in microseconds. */
        TIME
    }

    private final String settingsName;
    private final Family family;
    private final long size;

    Unit(String settingsName, Family family, long size) {
        this.settingsName = settingsName;
        this.family = family;
        this.size = size;
    }

    /** The word that {@code pg_settings} uses; empty for a plain number. */
    public String settingsName() {
        return settingsName;
    }

    /** What it converts into. */
    public Family family() {
        return family;
    }

    /** Its size in bytes or microseconds; 1 for a plain number. */
    public long size() {
        return size;
    }

    static Unit ofSettingsName(String name) {
        for (Unit unit : values()) {
            if (unit.settingsName.equals(name)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("no unit of a parameter: " + name);
    }
}
