package com.example.postgres.source;

/** Whether a violation prevents rendering. */
public enum Severity {
    /** Nothing is rendered. */
    ERROR,
    /** Reported; prevents rendering only in strict mode. */
    WARNING
}
