package com.example.postgres.model;

import java.util.List;

/**
 * The Secret with the passwords of the roles that Patroni itself uses.
 *
 * @param secretName of the Secret
 * @param createdByJob whether a Job of the set creates it
 */
public record CredentialsModel(String secretName, boolean createdByJob) {

    /** Name of the superuser. */
    public static final String USERNAME = "username";

    public static final String PASSWORD = "password";

    public static final String REPLICATION_PASSWORD = "replication-password";

    public static final String REWIND_PASSWORD = "rewind-password";

    /** Of Patroni's REST API. */
    public static final String PATRONI_PASSWORD = "patroni-password";

    /** The keys that members read. */
    public static final List<String> KEYS =
            List.of(USERNAME, PASSWORD, REPLICATION_PASSWORD, REWIND_PASSWORD, PATRONI_PASSWORD);
}
