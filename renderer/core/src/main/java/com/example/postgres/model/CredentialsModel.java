package com.example.postgres.model;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Of the role with which the pooler looks up passwords. */
    public static final String POOLER_PASSWORD = "pgbouncer-password";

    /** Of the role of the metrics exporter. */
    public static final String EXPORTER_PASSWORD = "exporter-password";

    /** The keys of every cluster. */
    public static final List<String> BASIC_KEYS =
            List.of(USERNAME, PASSWORD, REPLICATION_PASSWORD, REWIND_PASSWORD, PATRONI_PASSWORD);

    /** The passwords of every feature, so that a Secret that is created once also serves features that are enabled later. */
    public static final List<String> ALL_PASSWORDS = List.of(
            PASSWORD, REPLICATION_PASSWORD, REWIND_PASSWORD, PATRONI_PASSWORD, POOLER_PASSWORD, EXPORTER_PASSWORD);

    public CredentialsModel {
        keys = List.copyOf(keys);
    }

    /** The Secret that the spec names, or the cluster's own. */
    static CredentialsModel of(PostgresClusterSpec spec, Names names, RenderTarget target) {
        List<String> keys = keys(spec);
        return named(spec)
                .map(name -> new CredentialsModel(name, SecretOrigin.USER, keys))
                .orElseGet(() -> new CredentialsModel(names.credentialsSecret(), SecretOrigin.of(target), keys));
    }

    private static List<String> keys(PostgresClusterSpec spec) {
        List<String> keys = new ArrayList<>(BASIC_KEYS);
        if (spec.hasPooler()) {
            keys.add(POOLER_PASSWORD);
        }
        if (spec.hasMetrics()) {
            keys.add(EXPORTER_PASSWORD);
        }
        return keys;
    }

    /** A standby cluster gets its roles and their passwords with the data of the remote cluster. */
    private static Optional<String> named(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.credentials())
                .map(PostgresClusterSpec.Credentials::secretName)
                .or(() -> Optional.ofNullable(spec.standby()).map(StandbySpec::credentialsSecret));
    }
}
