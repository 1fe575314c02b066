package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PgBouncerSpec;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.validation.Rules.Rule;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The pooler's settings exist in pgbouncer.ini, have valid values, and the renderer does not set them itself.
 *
 * @see <a href="https://www.pgbouncer.org/config.html">pgbouncer.ini</a>
 */
final class PgBouncerRule implements Rule {

    private static final FieldPath PARAMS = RuleContext.SPEC.field("pgbouncer").field("params");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** Settings that have their own field or that the manifests depend on, with a hint. */
    private static final Map<String, String> TAKEN = Map.ofEntries(
            Map.entry("pool_mode", "set spec.pgbouncer.poolMode"),
            Map.entry("max_client_conn", "set spec.pgbouncer.maxClientConn"),
            Map.entry("default_pool_size", "set spec.pgbouncer.defaultPoolSize"),
            Map.entry("listen_addr", "the Service depends on it"),
            Map.entry("listen_port", "the Service depends on it"),
            Map.entry("unix_socket_dir", "the pod depends on it"),
            Map.entry("auth_type", "passwords are looked up in PostgreSQL"),
            Map.entry("auth_file", "passwords are looked up in PostgreSQL"),
            Map.entry("auth_user", "passwords are looked up in PostgreSQL"),
            Map.entry("auth_query", "passwords are looked up in PostgreSQL"),
            Map.entry("auth_dbname", "passwords are looked up in PostgreSQL"),
            Map.entry("auth_hba_file", "set spec.pgHba"),
            Map.entry("auth_ident_file", "the file does not exist in the pod"),
            Map.entry("admin_users", "the manifests depend on it"),
            Map.entry("stats_users", "the manifests depend on it"),
            Map.entry("logfile", "the log goes to standard error"),
            Map.entry("pidfile", "the container has one process"),
            Map.entry("user", "the pod sets the user"),
            Map.entry("conffile", "the ConfigMap is the file"),
            Map.entry("client_tls_sslmode", "set spec.tls"),
            Map.entry("client_tls_key_file", "set spec.tls"),
            Map.entry("client_tls_cert_file", "set spec.tls"));

    @Override
    public void check(RuleContext context) {
        PgBouncerSpec pgbouncer = context.spec().pgbouncer();
        if (pgbouncer == null) {
            return;
        }
        pgbouncer.params().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                context.invalid(
                        PARAMS.field(name),
                        "pgbouncer.params.name",
                        name,
                        "must be the name of a setting of" + " pgbouncer.ini: lower-case letters, digits and '_'");
            } else if (TAKEN.containsKey(name)) {
                context.forbidden(
                        PARAMS.field(name), "pgbouncer.params.taken", name + " cannot be set here: " + TAKEN.get(name));
            } else if (!PoolerSettings.NAMES.contains(name)) {
                context.invalid(
                        PARAMS.field(name),
                        "pgbouncer.params.unknown",
                        name,
                        "must be a PgBouncer setting that can be set here"
                                + NearestName.of(name, PoolerSettings.NAMES)
                                        .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                        .orElse(""));
            } else {
                PoolerSettings.problem(name, value, context.spec().hasTls())
                        .ifPresent(problem ->
                                context.invalid(PARAMS.field(name), "pgbouncer.params.value", value, problem));
            }
        });
    }
}
