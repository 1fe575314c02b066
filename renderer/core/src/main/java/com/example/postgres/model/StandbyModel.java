package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.StandbySpec;
import java.util.Optional;

/**
 * What a standby cluster follows: a primary, an archive, or both.
 *
 * @param primary a server to stream from
 * @param archive an archive to replay where the primary does not have the WAL
 */
public record StandbyModel(Optional<Primary> primary, Optional<ArchiveModel> archive) {

    static Optional<StandbyModel> of(PostgresClusterSpec cluster, int major) {
        StandbySpec spec = cluster.standby();
        if (spec == null) {
            return Optional.empty();
        }
        int port = requireNonNullElse(spec.port(), SpecDefaults.STANDBY_PORT);
        return Optional.of(new StandbyModel(
                Optional.ofNullable(spec.host())
                        .map(host -> new Primary(host, port, Optional.ofNullable(spec.primarySlotName()))),
                Optional.ofNullable(spec.archive())
                        .map(source -> ArchiveModel.ofSource(source, major, cluster.resources()))));
    }

    /**
     * The primary of another cluster.
     *
     * @param host name or address
     * @param port of PostgreSQL
     * @param slot a replication slot that it keeps for this cluster
     */
    public record Primary(String host, int port, Optional<String> slot) {}
}
