package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.EncryptionSpec;
import com.example.postgres.validation.Rules.Rule;

/**
 * An archive is encrypted in one way, with the key that this way requires.
 *
 * @see <a href="https://wal-g.readthedocs.io/#encryption">WAL-G: encryption</a>
 * @see <a href="https://wal-g.readthedocs.io/STORAGES/">WAL-G: storages, WALG_S3_SSE</a>
 */
final class EncryptionRule implements Rule {

    private static final String KMS = "aws:kms";

    @Override
    public void check(RuleContext context) {
        for (Archive archive : Archive.of(context.spec())) {
            if (archive.encryption() != null) {
                check(archive, archive.encryption(), context);
            }
        }
    }

    private static void check(Archive archive, EncryptionSpec encryption, RuleContext context) {
        FieldPath path = archive.path().field("encryption");
        boolean hasMethod = encryption.method() != null;
        boolean isServerSide = encryption.serverSide() != null;
        boolean isKms = KMS.equals(encryption.serverSide());
        if (hasMethod == isServerSide) {
            context.invalid(path, "encryption.one", null, "set exactly one of method and serverSide");
        }
        if (hasMethod && encryption.keySecret() == null) {
            context.required(
                    path.field("keySecret"), "encryption.keySecret", "keySecret is required when method is set");
        }
        if (!hasMethod && encryption.keySecret() != null) {
            context.forbidden(
                    path.field("keySecret"),
                    "encryption.keySecret",
                    "keySecret may be set only when method is set: with serverSide, the store keeps the key");
        }
        if (isKms && encryption.kmsKeyId() == null) {
            context.required(
                    path.field("kmsKeyId"), "encryption.kmsKeyId", "kmsKeyId is required when serverSide is aws:kms");
        }
        if (!isKms && encryption.kmsKeyId() != null) {
            context.forbidden(
                    path.field("kmsKeyId"),
                    "encryption.kmsKeyId",
                    "kmsKeyId may be set only when serverSide is aws:kms");
        }
        if (isServerSide && !(archive.destination() instanceof Destination.S3)) {
            context.forbidden(
                    path.field("serverSide"),
                    "encryption.serverSide",
                    "serverSide may be set only when the destination has type S3: GCS and Azure encrypt"
                            + " according to the settings of the bucket");
        }
    }
}
