package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PgBouncerSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The connection pooler beside each member.
 *
 * @param image of the container
 * @param resources of the container, in the form of the Kubernetes API
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections of one pooler
 * @param defaultPoolSize server connections per user and database
 * @param pgHba lines of the spec that decide which clients may log in; empty for all clients
 * @param params other settings of pgbouncer.ini by name, ours and those of the spec
 */
public record PoolerModel(
        String image,
        JsonNode resources,
        String poolMode,
        int maxClientConn,
        int defaultPoolSize,
        Optional<List<String>> pgHba,
        SortedMap<String, String> params) {

    public static final int PORT = 6432;

    /**
     * Settings that the spec can override. Prepared statements of the protocol work in transaction mode. Drivers such as
     * JDBC send the ignored parameters at startup. PgBouncer retries a failed login at once, because the server is in the
     * same pod. A client that has vanished is noticed within two minutes, as by PostgreSQL.
     */
    private static final Map<String, String> OUR_PARAMS = Map.of(
            "max_prepared_statements", "200",
            "ignore_startup_parameters", "extra_float_digits,options",
            "server_login_retry", "1",
            "tcp_keepidle", "60",
            "tcp_keepintvl", "10",
            "tcp_keepcnt", "6");

    public PoolerModel {
        pgHba = pgHba.map(List::copyOf);
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    static Optional<PoolerModel> of(PostgresClusterSpec cluster, RenderTarget target) {
        return cluster.hasPooler()
                ? Optional.ofNullable(cluster.pgbouncer()).map(spec -> of(spec, cluster.pgHba(), target))
                : Optional.empty();
    }

    private static PoolerModel of(PgBouncerSpec spec, List<String> pgHba, RenderTarget target) {
        SortedMap<String, String> params = new TreeMap<>(OUR_PARAMS);
        params.putAll(spec.params());
        return new PoolerModel(
                target.image(ImageRole.PGBOUNCER, spec.image()),
                KubernetesTrees.sidecarResources(spec.resources(), "50m"),
                requireNonNullElse(spec.poolMode(), SpecDefaults.POOL_MODE),
                requireNonNullElse(spec.maxClientConn(), SpecDefaults.POOLER_MAX_CLIENT_CONN),
                requireNonNullElse(spec.defaultPoolSize(), SpecDefaults.POOLER_DEFAULT_POOL_SIZE),
                HostBasedAuthentication.poolerLines(pgHba),
                params);
    }
}
