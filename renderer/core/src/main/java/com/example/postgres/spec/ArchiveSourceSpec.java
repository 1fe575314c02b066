package com.example.postgres.spec;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Parsed;
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
        @Nullable Parsed<PostgresVersion> version,
        Destination destination,
        @Nullable EncryptionSpec encryption) {

    static ArchiveSourceSpec read(Fields fields) {
        return new ArchiveSourceSpec(
                fields.requiredText("archiveName"),
                fields.parsed("version", PostgresVersion::parse),
                fields.requiredObject("destination", Destination::read),
                fields.object("encryption", EncryptionSpec::read));
    }
}
