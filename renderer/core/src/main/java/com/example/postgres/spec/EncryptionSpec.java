package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * How an archive is encrypted.
 *
 * @param method libsodium or pgp
 * @param keySecret Secret with the key
 * @param serverSide AES256 or aws:kms
 * @param kmsKeyId key of aws:kms
 */
public record EncryptionSpec(
        @Nullable String method,
        @Nullable String keySecret,
        @Nullable String serverSide,
        @Nullable String kmsKeyId) {

    static EncryptionSpec read(Fields fields) {
        return new EncryptionSpec(
                fields.text("method"), fields.text("keySecret"), fields.text("serverSide"), fields.text("kmsKeyId"));
    }
}
