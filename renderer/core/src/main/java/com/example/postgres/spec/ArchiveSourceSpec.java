package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * An archive to read from.
 *
 * @param archiveName name of the archive below the destination
 * @param version PostgreSQL major that wrote it
 * @param destination the object store
 * @param encryption how it is encrypted
 */
public record ArchiveSourceSpec(
        String archiveName,
        @Nullable String version,
        Destination destination,
        @Nullable EncryptionSpec encryption) {

    static ArchiveSourceSpec read(Fields fields) {
        return new ArchiveSourceSpec(
                fields.requiredText("archiveName"),
                fields.text("version"),
                fields.requiredObject("destination", Destination::read),
                fields.object("encryption", EncryptionSpec::read));
    }
}
