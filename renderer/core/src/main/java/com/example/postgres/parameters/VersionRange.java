package com.example.postgres.parameters;

/**
 * A range of major versions in which the facts of a parameter are the same.
 *
 * @param first major version
 * @param last major version
 * @param parameter as they have it
 */
public record VersionRange(int first, int last, Parameter parameter) {

    boolean covers(int major) {
        return first <= major && major <= last;
    }

    /** The major versions for display: {@code PostgreSQL 18}, {@code PostgreSQL 14 to 17}. */
    public String label() {
        return "PostgreSQL " + first + (first == last ? "" : " to " + last);
    }
}
