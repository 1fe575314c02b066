package com.example.postgres.plan.impact;

import com.example.postgres.parameters.ParameterValue;
import java.util.List;
import java.util.Optional;

/**
 * Parameters on which replication slots depend. Patroni drops physical slots that nobody declared, so a consumer may have a
 * slot only where the configuration declares one or the WAL is good for logical decoding.
 */
final class SlotLimits {

    private static final String LOGICAL = "logical";
    private static final String NONE_BY_HAND = "there is no replication slot but those of the members and of the spec";

    private SlotLimits() {}

    /** The judgement of any value of the parameter, and what the new one does to slots. */
    static Judgement add(Judgement judgement, ParameterChange change, ChangeContext context) {
        return switch (change.name()) {
            case "wal_level" -> isNoLongerLogical(change) ? level(judgement) : judgement;
            case "max_replication_slots" -> change.isLower() ? number(judgement, change, context) : judgement;
            // -1 keeps WAL without limit, and 0 keeps idle slots.
            case "max_slot_wal_keep_size" ->
                change.isLowerWithout(-1) ? retention(judgement, context, "retains more") : judgement;
            case "idle_replication_slot_timeout" ->
                change.isLowerWithout(0) ? retention(judgement, context, "is idle for longer") : judgement;
            default -> judgement;
        };
    }

    private static boolean isNoLongerLogical(ParameterChange change) {
        return is(LOGICAL, change.before()) && !is(LOGICAL, change.after());
    }

    private static boolean is(String canonical, Optional<ParameterValue> value) {
        return value.filter(known -> known.canonical().equals(canonical)).isPresent();
    }

    private static Judgement level(Judgement judgement) {
        return judgement
                .raised(
                        Impact.OUTAGE,
                        Interrupts.EVERYTHING,
                        "PostgreSQL does not start with it while there is a logical replication slot")
                .after(List.of("drop all logical slots first: SELECT pg_drop_replication_slot(slot_name)"
                        + " FROM pg_replication_slots WHERE slot_type = 'logical'"))
                .assuming("a logical replication slot may exist");
    }

    private static Judgement number(Judgement judgement, ParameterChange change, ChangeContext context) {
        String limit = change.after().map(ParameterValue::canonical).orElse("0");
        int known = declared(context) + Math.max(context.before().members() - 1, 0);
        if (known <= Integer.parseInt(limit) && !isLogical(context)) {
            return judgement.assuming(NONE_BY_HAND);
        }
        return judgement
                .raised(
                        Impact.OUTAGE,
                        Interrupts.EVERYTHING,
                        "PostgreSQL does not start while there are more replication slots than that")
                .assuming("more than " + limit + " replication slots may exist");
    }

    private static Judgement retention(Judgement judgement, ChangeContext context, String what) {
        return isLogical(context) || declared(context) > 0
                ? judgement.raised(
                        Impact.DATA_RISK,
                        Interrupts.NOTHING,
                        "a slot that " + what + " is lost, and its consumer must start over with a copy")
                : judgement
                        .raised(
                                Impact.NONE,
                                Interrupts.NOTHING,
                                "a slot that " + what
                                        + " is lost, and its member takes the WAL from the archive or copies the data again")
                        .assuming(NONE_BY_HAND);
    }

    private static int declared(ChangeContext context) {
        return context.before().configuration().path("slots").size();
    }

    private static boolean isLogical(ChangeContext context) {
        return context.before().parameter("wal_level").asText().equals(LOGICAL);
    }
}
