package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.postgresql.Encoding;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a new cluster are valid for {@code initdb} and {@code CREATE DATABASE}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-initdb.html">initdb</a>
 */
final class InitdbRule implements Rule {

    private static final FieldPath INITDB = RuleContext.SPEC.field("bootstrap").field("initdb");

    private static final Set<String> OWN_DATABASES = Set.of("postgres", "template0", "template1");

    /** https://www.postgresql.org/docs/current/sql-createrole.html; quotes do not help. */
    private static final Set<String> RESERVED_ROLES = Set.of("postgres", "public", "none");

    private static final Set<String> OWN_ROLES = Set.of("replicator", "rewind_user", "pgbouncer", "exporter");

    @Override
    public void check(RuleContext context) {
        BootstrapSpec.Initdb initdb = context.spec().initdb();
        if (initdb == null) {
            return;
        }
        if (initdb.owner() != null && initdb.database() == null) {
            context.invalid(
                    INITDB.field("owner"),
                    "initdb.owner",
                    initdb.owner(),
                    "owner may be set only when database is set");
        }
        if (initdb.database() != null && OWN_DATABASES.contains(initdb.database())) {
            context.invalid(
                    INITDB.field("database"),
                    "initdb.database",
                    initdb.database(),
                    "database must not be postgres, template0 or template1: PostgreSQL creates these itself");
        }
        String owner = initdb.ownerOrDatabase();
        if (owner != null && isReserved(owner) && !(initdb.owner() == null && OWN_DATABASES.contains(owner))) {
            context.invalid(
                    initdb.owner() == null ? INITDB.field("database") : INITDB.field("owner"),
                    "initdb.owner",
                    owner,
                    "owner, which defaults to the name of the database, must not be postgres, public or none, or begin"
                            + " with pg_: PostgreSQL reserves these names");
        }
        if (owner != null && OWN_ROLES.contains(owner)) {
            context.invalid(
                    INITDB,
                    "initdb.owner",
                    owner,
                    "owner, which defaults to the name of the database, must not be replicator, rewind_user,"
                            + " pgbouncer or exporter: the cluster uses these roles itself");
        }
        if ("pgbouncer".equals(initdb.database())) {
            context.invalid(
                    INITDB.field("database"),
                    "initdb.database",
                    initdb.database(),
                    "database must not be pgbouncer: PgBouncer reserves this name for its console");
        }
        if (initdb.encoding() != null && serverEncoding(initdb.encoding()).isEmpty()) {
            context.invalid(
                    INITDB.field("encoding"),
                    "initdb.encoding",
                    initdb.encoding(),
                    "must be an encoding that a server can use, such as UTF8"
                            + Encoding.nearest(initdb.encoding())
                                    .map(name -> "; did you mean \"" + name + "\"?")
                                    .orElse(""));
        } else {
            checkLocale(initdb, context);
        }
    }

    /** {@code check_locale_encoding} of initdb. */
    private static void checkLocale(BootstrapSpec.Initdb initdb, RuleContext context) {
        String locale = requireNonNullElse(initdb.locale(), SpecDefaults.INITDB_LOCALE);
        String name = requireNonNullElse(initdb.encoding(), SpecDefaults.INITDB_ENCODING);
        Optional<Encoding> encoding = serverEncoding(name);
        Optional<Encoding> ofLocale = Encoding.ofLocale(locale);
        if (encoding.isPresent() && ofLocale.isPresent() && !encoding.get().admits(ofLocale.get())) {
            context.invalid(
                    initdb.encoding() == null ? INITDB.field("locale") : INITDB.field("encoding"),
                    "initdb.locale",
                    initdb.encoding() == null ? locale : name,
                    "the locale " + locale + " needs the encoding "
                            + ofLocale.get().name() + ", not " + name + "; the locale C goes with every encoding");
        }
    }

    private static Optional<Encoding> serverEncoding(String name) {
        return Encoding.find(name).filter(Encoding::isOfServers);
    }

    private static boolean isReserved(String role) {
        return RESERVED_ROLES.contains(role) || role.startsWith("pg_");
    }
}
