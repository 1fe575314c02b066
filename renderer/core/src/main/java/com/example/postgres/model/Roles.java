package com.example.postgres.model;

/**
 * The database roles of the cluster itself, and the user of Patroni's REST API. Patroni creates its own roles when it
 * bootstraps a cluster; the script {@code reload.sh} creates those of features.
 */
public final class Roles {

    /** Streams WAL to replicas. */
    public static final String REPLICATION = "replicator";

    /** Runs pg_rewind. */
    public static final String REWIND = "rewind_user";

    private Roles() {}
}
