package com.example.postgres.model;

import com.example.postgres.spec.CredentialsSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.target.SecretsPolicy;
import java.util.List;
import java.util.Optional;

/** The Secret with the passwords: one that the spec names, else the cluster's own. */
final class CredentialsModelFactory {

    private CredentialsModelFactory() {}

    /** @param keys that members read */
    static CredentialsModel create(PostgresClusterSpec spec, Names names, List<String> keys, SecretsPolicy policy) {
        return named(spec)
                .map(name -> new CredentialsModel(name, SecretOrigin.USER, keys))
                .orElseGet(() -> new CredentialsModel(names.credentialsSecret(), SecretOrigin.of(policy), keys));
    }

    /** The roles of a standby cluster come with the data, and their passwords with them. */
    private static Optional<String> named(PostgresClusterSpec spec) {
        return Optional.ofNullable(spec.credentials())
                .map(CredentialsSpec::secretName)
                .or(() -> Optional.ofNullable(spec.standby()).map(StandbySpec::credentialsSecret));
    }
}
