package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.BootstrapSpec.Recovery;
import com.example.postgres.spec.BootstrapSpec.RecoveryTarget;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.spec.SpecDefaults;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A new cluster that is restored from a backup.
 *
 * @param source the archive to read
 * @param backup LATEST, or the name of a base backup
 * @param time of the recovery target, before which the base backup must have ended
 * @param lsn of the recovery target, before which the base backup must have ended
 * @param target PostgreSQL's settings of the recovery target; empty for the end of the WAL
 * @param configuration all of PostgreSQL's settings of the recovery
 */
public record RecoveryModel(
        ArchiveModel source,
        String backup,
        Optional<String> time,
        Optional<String> lsn,
        SortedMap<String, String> target,
        SortedMap<String, String> configuration) {

    private static final DateTimeFormatter POSTGRES_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    public RecoveryModel {
        target = Collections.unmodifiableSortedMap(new TreeMap<>(target));
        configuration = Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
    }

    static Optional<RecoveryModel> of(PostgresClusterSpec cluster, int major) {
        return Optional.ofNullable(cluster.bootstrap())
                .map(BootstrapSpec::recovery)
                .map(spec -> of(spec, major, cluster.resources()));
    }

    private static RecoveryModel of(Recovery spec, int major, @Nullable ResourcesSpec members) {
        Optional<RecoveryTarget> target = Optional.ofNullable(spec.target());
        SortedMap<String, String> targetSettings = target(spec.target());
        return new RecoveryModel(
                ArchiveModel.ofSource(spec.source(), major, members),
                requireNonNullElse(spec.backup(), SpecDefaults.RECOVERY_BACKUP),
                target.map(RecoveryTarget::time).map(RecoveryModel::postgresTime),
                target.map(RecoveryTarget::lsn),
                targetSettings,
                configuration(targetSettings));
    }

    /**
     * PostgreSQL's settings of the recovery. Without {@code recovery_target_action: promote} the server would pause at the
     * target, and Patroni would wait forever.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html#RUNTIME-CONFIG-WAL-RECOVERY-TARGET">
     *     Recovery target</a>
     */
    private static SortedMap<String, String> configuration(SortedMap<String, String> target) {
        SortedMap<String, String> settings = new TreeMap<>(target);
        settings.put("restore_command", ArchiveCommands.RESTORE);
        settings.put("recovery_target_timeline", "latest");
        settings.put("recovery_target_action", "promote");
        return settings;
    }

    private static SortedMap<String, String> target(@Nullable RecoveryTarget target) {
        SortedMap<String, String> settings = new TreeMap<>();
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

    /** PostgreSQL reads this setting before it knows time zone names, so the offset must be numeric. */
    private static String postgresTime(String rfc3339) {
        return POSTGRES_TIME.format(OffsetDateTime.parse(rfc3339).withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static void put(SortedMap<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
