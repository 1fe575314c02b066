package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * The remote cluster that this one follows.
 *
 * @param host address of the remote primary
 * @param port its port
 * @param credentialsSecret Secret with the passwords of the remote cluster
 * @param archive an archive to follow instead
 */
public record StandbySpec(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String credentialsSecret,
        @Nullable ArchiveSourceSpec archive) {

    static StandbySpec read(Fields fields) {
        return new StandbySpec(
                fields.text("host"),
                fields.integer("port"),
                fields.text("credentialsSecret"),
                fields.object("archive", ArchiveSourceSpec::read));
    }
}
