package com.example.postgres.change;

import static com.example.postgres.change.GuardedField.UNSET;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PostgresModel;
import com.example.postgres.model.RecoveryModel;
import com.example.postgres.model.StandbyModel;
import com.example.postgres.spec.SpecDefaults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of the guarded fields of one cluster, each a line that a user can read. A field without a value is unknown and
 * not compared; it has several values if it is not known which of them was applied.
 *
 * @param byField the values
 */
public record GuardedValues(SortedMap<GuardedField, SortedSet<String>> byField) {

    /** Nothing is known. */
    public static final GuardedValues UNKNOWN = new GuardedValues(new TreeMap<>());

    /** The first word of a bootstrap that restores a backup. */
    static final String RECOVERY = "recovery";

    private static final String INITDB = "initdb";

    public GuardedValues {
        byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField));
    }

    /** The decided values, so that writing out a default is no change. */
    public static GuardedValues of(ClusterModel cluster) {
        return UNKNOWN.with(GuardedField.VERSION, cluster.postgres().version().toString())
                .with(GuardedField.STORAGE_SIZE, cluster.members().storage().request())
                .with(
                        GuardedField.STORAGE_CLASS,
                        cluster.members().storage().storageClass().orElse(UNSET))
                .with(
                        GuardedField.ARCHIVE_DESTINATION,
                        cluster.data().backup().map(BackupModel::destination).orElse(UNSET))
                .with(
                        GuardedField.ARCHIVE_NAME,
                        cluster.data().backup().map(BackupModel::archiveName).orElse(UNSET))
                .with(GuardedField.BOOTSTRAP, String.join(", ", bootstrap(cluster)))
                .with(
                        GuardedField.STANDBY,
                        cluster.data().standby().map(GuardedValues::standby).orElse(UNSET));
    }

    private static String standby(StandbyModel standby) {
        return Stream.of(
                        standby.primary().map(primary -> primary.host() + ":" + primary.port()),
                        standby.archive().map(ArchiveModel::prefix))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static List<String> bootstrap(ClusterModel cluster) {
        return cluster.data().recovery().map(GuardedValues::recovery).orElseGet(() -> initdb(cluster));
    }

    private static List<String> recovery(RecoveryModel recovery) {
        List<String> parts = new ArrayList<>(
                List.of(RECOVERY + " from " + recovery.source().prefix(), "backup " + recovery.backup()));
        recovery.target().forEach((setting, value) -> parts.add(setting + " " + value));
        return parts;
    }

    private static List<String> initdb(ClusterModel cluster) {
        PostgresModel postgres = cluster.postgres();
        List<String> parts = new ArrayList<>(List.of(INITDB));
        cluster.application().ifPresent(app -> {
            parts.add("database " + app.database());
            parts.add("owner " + app.owner());
        });
        if (!postgres.encoding().equals(SpecDefaults.INITDB_ENCODING)) {
            parts.add("encoding " + postgres.encoding());
        }
        if (!postgres.locale().equals(SpecDefaults.INITDB_LOCALE)) {
            parts.add("locale " + postgres.locale());
        }
        postgres.icuLocale().ifPresent(icu -> parts.add("icuLocale " + icu));
        postgres.builtinLocale().ifPresent(builtin -> parts.add("localeProvider builtin"));
        if (postgres.dataChecksums() != SpecDefaults.INITDB_DATA_CHECKSUMS) {
            parts.add("dataChecksums " + postgres.dataChecksums());
        }
        return parts;
    }

    /** These values and one more. */
    public GuardedValues with(GuardedField field, String value) {
        SortedMap<GuardedField, SortedSet<String>> all = new TreeMap<>(byField);
        SortedSet<String> values = new TreeSet<>(all.getOrDefault(field, new TreeSet<>()));
        values.add(value);
        all.put(field, values);
        return new GuardedValues(all);
    }

    /** These values and those of the other. */
    public GuardedValues and(GuardedValues other) {
        GuardedValues all = this;
        for (GuardedField field : other.byField.keySet()) {
            for (String value : other.byField.get(field)) {
                all = all.with(field, value);
            }
        }
        return all;
    }

    /** What a change from these values to the new ones means, by field; empty if there is nothing to say. */
    public List<GuardedChange> to(GuardedValues after) {
        List<GuardedChange> changes = new ArrayList<>();
        byField.forEach((field, earlier) -> earlier.forEach(before -> after.byField
                .getOrDefault(field, new TreeSet<>())
                .forEach(value -> field.change(before, value).ifPresent(changes::add))));
        return changes;
    }
}
