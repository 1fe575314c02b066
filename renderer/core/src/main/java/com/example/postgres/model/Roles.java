package com.example.postgres.model;

/** The database roles that Patroni creates when it bootstraps a cluster, and the user of its REST API. */
public final class Roles {

    /** Streams WAL to replicas. */
    public static final String REPLICATION = "replicator";

    /** Runs pg_rewind. */
    public static final String REWIND = "rewind_user";

    /** May send unsafe requests to Patroni's REST API; no database role. */
    public static final String PATRONI = "patroni";

    private Roles() {}
}
