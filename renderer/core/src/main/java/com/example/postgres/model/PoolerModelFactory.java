package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PgBouncerSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connection pooler. */
final class PoolerModelFactory {

    /**
     * Prepared statements of the protocol work in transaction mode; drivers that send these parameters at the start of a
     * connection (JDBC the first) are let in; the server is in the same pod, so nothing is spared by not asking it for a
     * while after it was down.
     */
    private static final Map<String, String> OUR_PARAMS = Map.of(
            "max_prepared_statements", "200",
            "ignore_startup_parameters", "extra_float_digits,options",
            "server_login_retry", "1");

    private PoolerModelFactory() {}

    static Optional<PoolerModel> create(@Nullable PgBouncerSpec spec, RenderTarget target) {
        if (spec == null || !Boolean.TRUE.equals(spec.enabled())) {
            return Optional.empty();
        }
        SortedMap<String, String> params = new TreeMap<>(OUR_PARAMS);
        params.putAll(spec.params());
        return Optional.of(new PoolerModel(
                target.image(ImageRole.PGBOUNCER, spec.image()),
                SidecarResources.of(spec.resources(), "50m"),
                requireNonNullElse(spec.poolMode(), SpecDefaults.POOL_MODE),
                requireNonNullElse(spec.maxClientConn(), SpecDefaults.POOLER_MAX_CLIENT_CONN),
                requireNonNullElse(spec.defaultPoolSize(), SpecDefaults.POOLER_DEFAULT_POOL_SIZE),
                params));
    }
}
