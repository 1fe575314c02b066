package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * The remote cluster that this one follows.
 *
 * @param host address of the remote primary
 * @param port its port
 * @param credentialsSecret Secret with the passwords of the remote cluster
 * @param primarySlotName a replication slot of the remote cluster
 * @param archive an archive to follow, also where the remote primary no longer has the WAL
 */
public record StandbySpec(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String credentialsSecret,
        @Nullable String primarySlotName,
        @Nullable ArchiveSourceSpec archive) {

    static StandbySpec read(Fields fields) {
        return new StandbySpec(
                fields.text("host"),
                fields.integer("port"),
                fields.text("credentialsSecret"),
                fields.text("primarySlotName"),
                fields.object("archive", ArchiveSourceSpec::read));
    }
}
