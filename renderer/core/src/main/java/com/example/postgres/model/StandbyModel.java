package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.StandbySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a standby cluster follows: one of the two.
 *
 * @param primary a server to stream from
 * @param archive an archive to replay
 */
public record StandbyModel(Optional<Primary> primary, Optional<ArchiveModel> archive) {

    static Optional<StandbyModel> of(@Nullable StandbySpec spec, int major) {
        if (spec == null) {
            return Optional.empty();
        }
        int port = requireNonNullElse(spec.port(), SpecDefaults.STANDBY_PORT);
        return Optional.of(new StandbyModel(
                Optional.ofNullable(spec.host()).map(host -> new Primary(host, port)),
                Optional.ofNullable(spec.archive()).map(source -> ArchiveModel.ofSource(source, major))));
    }

    /**
     * The primary of another cluster.
     *
     * @param host name or address
     * @param port of PostgreSQL
     */
    public record Primary(String host, int port) {}
}
