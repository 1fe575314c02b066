package com.example.postgres.source;

/** Whether a violation stops the work. */
public enum Severity {
    /** Nothing is rendered. */
    ERROR,
    /** Reported; stops the work only when the user asked for strictness. */
    WARNING
}
