package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that a new cluster has for an application.
 *
 * @param database to create
 * @param owner role that owns the database
 * @param secretName of the Secret with the connection data
 * @param origin who creates the Secret
 */
public record ApplicationModel(String database, String owner, String secretName, SecretOrigin origin) {

    /** The key that members read; the others are for the application. */
    public static final String PASSWORD = "password";

    /** Empty when the spec asks for no database. */
    static Optional<ApplicationModel> of(@Nullable BootstrapSpec bootstrap, Names names, RenderTarget target) {
        BootstrapSpec.Initdb initdb = bootstrap == null ? null : bootstrap.initdb();
        if (initdb == null || initdb.database() == null) {
            return Optional.empty();
        }
        return Optional.of(new ApplicationModel(
                initdb.database(),
                requireNonNullElse(initdb.ownerOrDatabase(), initdb.database()),
                names.applicationSecret(),
                SecretOrigin.of(target)));
    }
}
