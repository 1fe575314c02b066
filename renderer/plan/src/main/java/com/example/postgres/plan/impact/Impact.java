package com.example.postgres.plan.impact;

/** What a change does to the members of a cluster, from the least to the most. */
public enum Impact {
    /** Nothing that runs is changed. */
    NONE,
    /** Objects change; no running process sees it. */
    METADATA,
    /** A running process takes the change without a restart. */
    RELOAD,
    /** The kubelet changes the resources of running containers. */
    RESIZE_IN_PLACE,
    /** PostgreSQL restarts in its pod, one member after another. */
    RESTART_POSTGRES,
    /** Pods are replaced, one member after another. */
    ROLLING_RESTART,
    /** Volumes grow while they are in use. */
    VOLUME_EXPANSION,
    /** An object must be deleted and created again; nothing is interrupted. */
    RECREATE,
    /** All members stop at the same time, or clients lose the way to them. */
    OUTAGE,
    /** Data, backups or changes may be lost, or the step cannot be taken back. */
    DATA_RISK,
    /** No rule says what it does. */
    UNKNOWN,
    /** An existing cluster would break. */
    FORBIDDEN;

    /** The greater of both. */
    public Impact and(Impact other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
