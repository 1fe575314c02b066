package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.RecoverySpec;
import com.example.postgres.spec.RecoveryTargetSpec;
import com.example.postgres.spec.SpecDefaults;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A restore.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html#RUNTIME-CONFIG-WAL-RECOVERY-TARGET">
 *     Recovery target</a>
 */
final class RecoveryModelFactory {

    private static final String RESTORE_COMMAND = "/bin/sh /scripts/restore-wal.sh \"%f\" \"%p\"";

    private static final DateTimeFormatter POSTGRES_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private RecoveryModelFactory() {}

    static RecoveryModel create(RecoverySpec spec, int major) {
        Optional<RecoveryTargetSpec> target = Optional.ofNullable(spec.target());
        return new RecoveryModel(
                ArchiveModelFactory.ofSource(spec.source(), major),
                requireNonNullElse(spec.backup(), SpecDefaults.RECOVERY_BACKUP),
                target.map(RecoveryTargetSpec::time).map(RecoveryModelFactory::postgresTime),
                target.map(RecoveryTargetSpec::lsn),
                configuration(spec.target()));
    }

    /** Patroni would wait for ever at a target without {@code recovery_target_action: promote}. */
    private static SortedMap<String, String> configuration(@Nullable RecoveryTargetSpec target) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("restore_command", RESTORE_COMMAND);
        settings.put("recovery_target_timeline", "latest");
        settings.put("recovery_target_action", "promote");
        if (target != null) {
            put(settings, "recovery_target_time", target.time() == null ? null : postgresTime(target.time()));
            put(settings, "recovery_target_name", target.name());
            put(settings, "recovery_target_lsn", target.lsn());
            put(settings, "recovery_target_xid", target.xid());
            put(settings, "recovery_target", Boolean.TRUE.equals(target.immediate()) ? "immediate" : null);
            put(settings, "recovery_target_inclusive", Boolean.TRUE.equals(target.exclusive()) ? "off" : null);
        }
        return settings;
    }

    /** PostgreSQL reads this setting before it knows time zones: of the forms of RFC 3339 only an offset in digits will do. */
    private static String postgresTime(String rfc3339) {
        return POSTGRES_TIME.format(OffsetDateTime.parse(rfc3339).withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static void put(SortedMap<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
