package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PgBouncerSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import java.util.Map;

/**
 * The server has connections for one full pool of the pooler, and WAL senders and slots for every replica.
 *
 * @see <a href="https://www.pgbouncer.org/config.html#default_pool_size">PgBouncer: default_pool_size</a>
 */
final class ConnectionsRule implements Rule {

    private static final FieldPath PGBOUNCER = RuleContext.SPEC.field("pgbouncer");
    private static final FieldPath REPLICAS = RuleContext.SPEC.field("replicas");

    private static final int RESERVED_SINCE = 16;

    /** What Patroni, the scripts beside it, and the exporter keep open. */
    private static final int OWN = 5;

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

    /** A replica without a sender never streams, and is never ready. */
    private static void checkSenders(GivenParameters parameters, RuleContext context) {
        int members = requireNonNullElse(context.spec().replicas(), SpecDefaults.REPLICAS);
        long declared = context.spec().replicationSlots().size();
        long needed = members - 1 + declared;
        long senders = (long) parameters.number("max_wal_senders");
        if (needed > senders) {
            context.invalid(
                    REPLICAS,
                    "replicas.walSenders",
                    members,
                    "replicas and replicationSlots need " + needed + " WAL senders, more than max_wal_senders, "
                            + senders + "; raise it in spec.postgresqlParams");
        }
        long slots = (long) parameters.number("max_replication_slots");
        if (declared == 0 && needed > slots) {
            context.invalid(
                    REPLICAS,
                    "replicas.replicationSlots",
                    members,
                    "replicas need " + needed + " replication slots, more than max_replication_slots, " + slots
                            + "; raise it in spec.postgresqlParams");
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
        checkLimit("max_db_connections", available, pgbouncer.params(), context);
        checkLimit("max_user_connections", available, pgbouncer.params(), context);
        checkLimit("reserve_pool_size", available - pool, pgbouncer.params(), context);
        checkLimit("min_pool_size", pool, pgbouncer.params(), context);
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
