package com.example.postgres.plan.impact;

import java.util.Locale;

/** For how long something is not possible, from the least to the most. */
public enum Interruption {
    /** Not at all. */
    NONE,
    /** While another member takes over: a few seconds. */
    SECONDS,
    /** While a server restarts: seconds, or minutes after much unwritten work. */
    RESTART,
    /** Until somebody acts, or until all members are back. */
    OUTAGE;

    /** The longer of both. */
    public Interruption and(Interruption other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The word in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
