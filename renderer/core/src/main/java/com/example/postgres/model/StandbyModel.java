package com.example.postgres.model;

import java.util.Optional;

/**
 * What a standby cluster follows: one of the two.
 *
 * @param primary a server to stream from
 * @param archive an archive to replay
 */
public record StandbyModel(Optional<Primary> primary, Optional<ArchiveModel> archive) {

    /**
     * The primary of another cluster.
     *
     * @param host name or address
     * @param port of PostgreSQL
     */
    public record Primary(String host, int port) {}
}
