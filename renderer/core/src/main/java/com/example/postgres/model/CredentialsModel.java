package com.example.postgres.model;

import java.util.List;

/**
 * The Secret with the passwords of the cluster's own roles.
 *
 * @param secretName of the Secret
 * @param origin who creates it
 * @param keys that members read
 */
public record CredentialsModel(String secretName, SecretOrigin origin, List<String> keys) {

    /** Name of the superuser. */
    public static final String USERNAME = "username";

    public static final String PASSWORD = "password";

    public static final String REPLICATION_PASSWORD = "replication-password";

    public static final String REWIND_PASSWORD = "rewind-password";

    /** Of Patroni's REST API. */
    public static final String PATRONI_PASSWORD = "patroni-password";

    /** Of the role with which the pooler looks passwords up. */
    public static final String POOLER_PASSWORD = "pgbouncer-password";

    /** Of the role of the metrics exporter. */
    public static final String EXPORTER_PASSWORD = "exporter-password";

    /** The keys of every cluster. */
    public static final List<String> BASIC_KEYS =
            List.of(USERNAME, PASSWORD, REPLICATION_PASSWORD, REWIND_PASSWORD, PATRONI_PASSWORD);

    /** The passwords of every feature, so that a Secret that is created once serves whichever are switched on later. */
    public static final List<String> ALL_PASSWORDS = List.of(
            PASSWORD, REPLICATION_PASSWORD, REWIND_PASSWORD, PATRONI_PASSWORD, POOLER_PASSWORD, EXPORTER_PASSWORD);

    public CredentialsModel {
        keys = List.copyOf(keys);
    }
}
