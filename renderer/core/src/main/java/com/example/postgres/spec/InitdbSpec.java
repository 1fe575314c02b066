package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Options of a new cluster.
 *
 * @param database application database to create
 * @param owner role that owns it
 * @param encoding of all databases
 * @param locale of all databases
 * @param dataChecksums whether pages carry checksums
 */
public record InitdbSpec(
        @Nullable String database,
        @Nullable String owner,
        @Nullable String encoding,
        @Nullable String locale,
        @Nullable Boolean dataChecksums) {

    /** The role that owns the application database: the role with the name of the database unless the spec names one. */
    public @Nullable String ownerOrDatabase() {
        return owner == null ? database : owner;
    }

    static InitdbSpec read(Fields fields) {
        return new InitdbSpec(
                fields.text("database"),
                fields.text("owner"),
                fields.text("encoding"),
                fields.text("locale"),
                fields.bool("dataChecksums"));
    }
}
