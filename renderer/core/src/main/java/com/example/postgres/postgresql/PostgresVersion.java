package com.example.postgres.postgresql;

import java.util.OptionalInt;

/**
 * A PostgreSQL version as the spec names it.
 *
 * @param major such as 18
 * @param minor that the image must hold; empty for any
 */
public record PostgresVersion(int major, OptionalInt minor) {

    /** Parses {@code 18} or {@code 18.1}; the schema admits nothing else. */
    public static PostgresVersion parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new PostgresVersion(Integer.parseInt(text), OptionalInt.empty())
                : new PostgresVersion(
                        Integer.parseInt(text.substring(0, dot)),
                        OptionalInt.of(Integer.parseInt(text.substring(dot + 1))));
    }

    @Override
    public String toString() {
        return minor.isPresent() ? major + "." + minor.getAsInt() : String.valueOf(major);
    }
}
