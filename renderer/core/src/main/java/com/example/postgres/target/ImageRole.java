package com.example.postgres.target;

import java.util.Locale;

/** What an image is for. */
public enum ImageRole {
    /** PostgreSQL, Patroni and WAL-G. */
    POSTGRES,
    /** The connection pooler. */
    PGBOUNCER,
    /** The Prometheus exporter. */
    EXPORTER,
    /** kubectl alone, for CronJobs that act inside a member. */
    KUBECTL;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
