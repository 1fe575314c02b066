package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * How the first member comes to its data.
 *
 * @param initdb a new, empty cluster
 * @param recovery a backup
 */
public record BootstrapSpec(
        @Nullable InitdbSpec initdb, @Nullable RecoverySpec recovery) {

    static BootstrapSpec read(Fields fields) {
        return new BootstrapSpec(
                fields.object("initdb", InitdbSpec::read), fields.object("recovery", RecoverySpec::read));
    }
}
