package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PgBouncerSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import java.util.Map;

/**
 * The server has connections for one full pool of the pooler, and WAL senders and slots for every replica. The pooler can open
 * a file for each connection.
 *
 * @see <a href="https://www.pgbouncer.org/config.html#default_pool_size">PgBouncer: default_pool_size</a>
 * @see <a href="https://www.pgbouncer.org/config.html#max_client_conn">PgBouncer: max_client_conn</a>
 */
final class ConnectionsRule implements Rule {

    private static final FieldPath PGBOUNCER = RuleContext.SPEC.field("pgbouncer");
    private static final FieldPath REPLICAS = RuleContext.SPEC.field("replicas");

    private static final int RESERVED_SINCE = 16;

    /** What Patroni, the scripts beside it, and the exporter keep open. */
    private static final int OWN = 5;

    /**
     * The open files of a container, up to which the pooler raises its own limit: systemd's default, which containerd passes on.
     *
     * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/systemd-system.conf.html">DefaultLimitNOFILE</a>
     */
    private static final int OPEN_FILES = 524_288;

    /** Files that PgBouncer counts beside those of connections. */
    private static final int OTHER_FILES = 10;

    @Override
    public void check(RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        if (!parameters.isMajorKnown()) {
            return;
        }
        checkSenders(parameters, context);
        if (context.spec().hasPooler() && context.spec().pgbouncer() != null) {
            checkPool(context.spec().pgbouncer(), parameters, context);
        }
    }

    /** A replica without a sender never streams, and is never ready. Values that the spec does not set follow its replicas. */
    private static void checkSenders(GivenParameters parameters, RuleContext context) {
        int members = requireNonNullElse(context.spec().replicas(), SpecDefaults.REPLICAS);
        long declared = context.spec().replicationSlots().size();
        long needed = members - 1 + declared;
        long senders = (long) parameters.number("max_wal_senders");
        if (parameters.written().containsKey("max_wal_senders") && needed > senders) {
            context.invalid(
                    REPLICAS,
                    "replicas.walSenders",
                    members,
                    "replicas and replicationSlots need " + needed + " WAL senders, more than max_wal_senders, "
                            + senders + "; raise or remove it in spec.postgresqlParams");
        }
        long slots = (long) parameters.number("max_replication_slots");
        if (parameters.written().containsKey("max_replication_slots") && declared == 0 && needed > slots) {
            context.invalid(
                    REPLICAS,
                    "replicas.replicationSlots",
                    members,
                    "replicas need " + needed + " replication slots, more than max_replication_slots, " + slots
                            + "; raise or remove it in spec.postgresqlParams");
        }
    }

    private static void checkPool(PgBouncerSpec pgbouncer, GivenParameters parameters, RuleContext context) {
        long available = available(parameters);
        int pool = requireNonNullElse(pgbouncer.defaultPoolSize(), SpecDefaults.POOLER_DEFAULT_POOL_SIZE);
        if (pool > available) {
            context.warn(
                    PGBOUNCER.field("defaultPoolSize"),
                    "pgbouncer.poolSize",
                    pool,
                    "a pool, one for each role and database, can have more connections than PostgreSQL has for it, "
                            + available + ": max_connections less what is reserved; clients would get errors instead of"
                            + " waiting");
        }
        checkOpenFiles(pgbouncer, parameters, context);
        checkLimit("max_db_connections", available, pgbouncer.params(), context);
        checkLimit("max_user_connections", available, pgbouncer.params(), context);
        checkLimit("reserve_pool_size", available - pool, pgbouncer.params(), context);
        checkLimit("min_pool_size", pool, pgbouncer.params(), context);
    }

    private static void checkOpenFiles(PgBouncerSpec pgbouncer, GivenParameters parameters, RuleContext context) {
        int clients = requireNonNullElse(pgbouncer.maxClientConn(), SpecDefaults.POOLER_MAX_CLIENT_CONN);
        long servers = (long) parameters.number("max_connections");
        if (clients + servers + OTHER_FILES > OPEN_FILES) {
            context.warn(
                    PGBOUNCER.field("maxClientConn"),
                    "pgbouncer.openFiles",
                    clients,
                    "with up to " + servers
                            + " connections to PostgreSQL it needs more open files than a container has on"
                            + " most nodes, " + OPEN_FILES
                            + ": PgBouncer would refuse clients before it has this many");
        }
    }

    private static void checkLimit(String name, long limit, Map<String, String> params, RuleContext context) {
        String text = params.getOrDefault(name, "");
        if (text.matches("[1-9][0-9]{0,8}") && Long.parseLong(text) > limit) {
            context.warn(
                    PGBOUNCER.field("params").field(name),
                    "pgbouncer.poolSize",
                    text,
                    "is more than the pool or PostgreSQL can have, " + Math.max(0, limit)
                            + ": see defaultPoolSize and max_connections");
        }
    }

    private static long available(GivenParameters parameters) {
        double reserved = parameters.number("superuser_reserved_connections")
                + (parameters.isSince(RESERVED_SINCE) ? parameters.number("reserved_connections") : 0);
        return Math.max(0, (long) (parameters.number("max_connections") - reserved) - OWN);
    }
}
