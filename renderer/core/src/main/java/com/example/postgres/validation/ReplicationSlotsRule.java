package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PostgresClusterSpec.ReplicationSlot;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The server can have the declared replication slots.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/dynamic_configuration.html">Patroni: slots</a>
 */
final class ReplicationSlotsRule implements Rule {

    private static final FieldPath SLOTS = RuleContext.SPEC.field("replicationSlots");
    private static final FieldPath PARAMETERS = RuleContext.SPEC.field("postgresqlParams");

    @Override
    public void check(RuleContext context) {
        List<ReplicationSlot> slots = context.spec().replicationSlots();
        boolean isDecoded = context.spec().postgresqlParams().has("wal_level", "logical");
        boolean hasLogical = slots.stream().anyMatch(ReplicationSlot::isLogical);
        IntStream.range(0, slots.size()).forEach(i -> checkSlot(slots.get(i), SLOTS.index(i), isDecoded, context));
        if (isDecoded && !hasLogical) {
            context.warn(
                    PARAMETERS.field("wal_level"),
                    "replicationSlots.undeclared",
                    "logical",
                    "a failover loses every logical replication slot that spec.replicationSlots does not declare;"
                            + " declare the slots of subscriptions and of change data capture there");
        }
        if (!slots.isEmpty()) {
            checkNumber(slots.size(), context);
        }
    }

    private static void checkSlot(ReplicationSlot slot, FieldPath path, boolean isDecoded, RuleContext context) {
        if (slot.isLogical() && (slot.database() == null || slot.plugin() == null)) {
            context.invalid(path, "replicationSlots.type", null, "a logical slot requires database and plugin");
        }
        if (!slot.isLogical() && (slot.database() != null || slot.plugin() != null)) {
            context.invalid(path, "replicationSlots.type", null, "a physical slot has neither database nor plugin");
        }
        if (slot.isLogical() && "template0".equals(slot.database())) {
            context.invalid(
                    path.field("database"),
                    "replicationSlots.database",
                    slot.database(),
                    "must be a database that admits connections: PostgreSQL creates no slot in template0");
        }
        if (slot.isLogical() && !isDecoded) {
            context.invalid(
                    path.field("type"),
                    "replicationSlots.walLevel",
                    "logical",
                    "a logical slot requires the parameter wal_level: logical in spec.postgresqlParams");
        }
        if (slot.isLogical() && context.spec().standby() != null) {
            context.warn(
                    path.field("type"),
                    "replicationSlots.standby",
                    "logical",
                    "a standby cluster gets only its physical slots; this slot is created when the cluster is promoted");
        }
        String member = context.cluster().metadata().name().replace('-', '_') + "_";
        if (slot.name().startsWith(member)
                && slot.name().substring(member.length()).matches("[0-9]+")) {
            context.invalid(
                    path.field("name"),
                    "replicationSlots.name",
                    slot.name(),
                    "this is the name of the slot of a member; choose another one");
        }
    }

    /** Every member has a slot for each other member, too. Patroni only logs that it cannot create a slot. */
    private static void checkNumber(int declared, RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        int others = requireNonNullElse(context.spec().replicas(), SpecDefaults.REPLICAS) - 1;
        if (parameters.isMajorKnown()
                && parameters.written().containsKey("max_replication_slots")
                && others + declared > parameters.number("max_replication_slots")) {
            context.invalid(
                    SLOTS,
                    "replicationSlots.number",
                    declared,
                    "members and replicationSlots need " + (others + declared)
                            + " slots, more than max_replication_slots, "
                            + (long) parameters.number("max_replication_slots")
                            + "; raise or remove it in spec.postgresqlParams");
        }
    }
}
