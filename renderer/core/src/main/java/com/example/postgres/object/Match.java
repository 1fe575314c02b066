package com.example.postgres.object;

/** Whether something fits, when not everything is known that decides it. */
public enum Match {
    NO,
    /** It depends on what is not in the set. */
    PERHAPS,
    YES;

    /** Both must fit. */
    public Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** One of them must fit. */
    public Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The match of what is known completely. */
    public static Match of(boolean fits) {
        return fits ? YES : NO;
    }
}
