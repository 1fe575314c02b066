package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.StandbySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a standby cluster follows. */
final class StandbyModelFactory {

    private StandbyModelFactory() {}

    static Optional<StandbyModel> create(@Nullable StandbySpec spec, int major) {
        if (spec == null) {
            return Optional.empty();
        }
        int port = requireNonNullElse(spec.port(), SpecDefaults.STANDBY_PORT);
        return Optional.of(new StandbyModel(
                Optional.ofNullable(spec.host()).map(host -> new StandbyModel.Primary(host, port)),
                Optional.ofNullable(spec.archive()).map(source -> ArchiveModelFactory.ofSource(source, major))));
    }
}
