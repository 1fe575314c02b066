package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec.RecoveryTarget;
import com.example.postgres.validation.Rules.Rule;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * There is at most one recovery target, and it is valid.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html#RUNTIME-CONFIG-WAL-RECOVERY-TARGET">
 *     Recovery target</a>
 */
final class RecoveryTargetRule implements Rule {

    private static final FieldPath TARGET =
            RuleContext.SPEC.field("bootstrap").field("recovery").field("target");

    /** Transaction IDs have 32 bits; 0 to 2 are reserved. */
    private static final long MIN_XID = 3;

    /** PostgreSQL has no year 0. */
    private static final int MIN_YEAR = 1;

    private static final int MAX_YEAR = 9999;

    /** https://www.postgresql.org/docs/current/functions-admin.html, pg_create_restore_point */
    private static final int MAX_NAME_BYTES = 63;

    private static final long MAX_XID = 0xFFFF_FFFFL;

    @Override
    public void check(RuleContext context) {
        RecoveryTarget target = target(context);
        if (target == null) {
            return;
        }
        boolean isImmediate = Boolean.TRUE.equals(target.immediate());
        long given = Stream.of(
                        target.time(), target.name(), target.lsn(), target.xid(), isImmediate ? "immediate" : null)
                .filter(Objects::nonNull)
                .count();
        if (given > 1) {
            context.invalid(
                    TARGET, "recovery.target.one", null, "set at most one of time, name, lsn, xid and immediate");
        }
        if (Boolean.TRUE.equals(target.exclusive())
                && target.time() == null
                && target.lsn() == null
                && target.xid() == null) {
            context.invalid(
                    TARGET.field("exclusive"),
                    "recovery.target.exclusive",
                    true,
                    "exclusive may be set only when time, lsn or xid is set: other targets cannot be excluded");
        }
        checkTime(target.time(), context);
        if (target.name() != null) {
            checkName(target.name(), context);
        }
        checkXid(target.xid(), context);
    }

    private static void checkTime(@Nullable String time, RuleContext context) {
        if (time == null) {
            return;
        }
        try {
            int year = OffsetDateTime.parse(time)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .getYear();
            if (year < MIN_YEAR || year > MAX_YEAR) {
                context.invalid(
                        TARGET.field("time"), "recovery.target.time", time, "must be in the years 1 to 9999 of UTC");
            }
        } catch (DateTimeException e) {
            context.invalid(
                    TARGET.field("time"),
                    "recovery.target.time",
                    time,
                    "must be an existing date-time in RFC 3339 format, with Z or an offset, such as"
                            + " \"2026-11-22T08:01:31Z\"");
        }
    }

    private static void checkName(String name, RuleContext context) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            context.invalid(
                    TARGET.field("name"),
                    "recovery.target.name",
                    name,
                    "must be no more than 63 bytes: letters other than those of English take two to four");
        }
    }

    private static void checkXid(@Nullable String xid, RuleContext context) {
        if (xid == null) {
            return;
        }
        boolean isNumber = xid.matches("[0-9]{1,10}");
        if (!isNumber || Long.parseLong(xid) < MIN_XID || Long.parseLong(xid) > MAX_XID) {
            context.invalid(
                    TARGET.field("xid"),
                    "recovery.target.xid",
                    xid,
                    "must be a transaction ID between 3 and 4294967295");
        }
    }

    private static @Nullable RecoveryTarget target(RuleContext context) {
        if (context.spec().bootstrap() == null || context.spec().bootstrap().recovery() == null) {
            return null;
        }
        return context.spec().bootstrap().recovery().target();
    }
}
