package com.example.postgres.model;

/**
 * The database that a new cluster has for an application.
 *
 * @param database to create
 * @param owner role that owns it
 * @param secretName of the Secret with its access data
 * @param origin who creates the Secret
 */
public record ApplicationModel(String database, String owner, String secretName, SecretOrigin origin) {

    /** The key that members read; the others are for the application. */
    public static final String PASSWORD = "password";
}
