package com.example.postgres.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection pooler.
 *
 * @param enabled whether it runs
 * @param poolMode session, transaction or statement
 * @param maxClientConn client connections
 * @param defaultPoolSize server connections per user and database
 * @param params further settings of the pgbouncer section
 * @param image image of the container
 * @param resources of the container
 */
public record PgBouncerSpec(
        @Nullable Boolean enabled,
        @Nullable String poolMode,
        @Nullable Integer maxClientConn,
        @Nullable Integer defaultPoolSize,
        Map<String, String> params,
        @Nullable String image,
        @Nullable ResourcesSpec resources) {

    public PgBouncerSpec {
        params = Fields.copyInOrder(params);
    }

    static PgBouncerSpec read(Fields fields) {
        return new PgBouncerSpec(
                fields.bool("enabled"),
                fields.text("poolMode"),
                fields.integer("maxClientConn"),
                fields.integer("defaultPoolSize"),
                fields.textMap("params"),
                fields.text("image"),
                fields.object("resources", ResourcesSpec::read));
    }
}
