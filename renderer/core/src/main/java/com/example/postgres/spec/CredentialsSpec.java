package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * The Secret with the passwords.
 *
 * @param secretName its name
 */
public record CredentialsSpec(@Nullable String secretName) {

    static CredentialsSpec read(Fields fields) {
        return new CredentialsSpec(fields.text("secretName"));
    }
}
