package com.example.postgres.spec;

import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * Continuous archiving and base backups.
 *
 * @param schedule cron of the base backups
 * @param timeZone of the schedule
 * @param suspend whether scheduled backups pause
 * @param retention what is kept
 * @param archiveName name of the archive below the destination
 * @param takeOver system identifier of the database whose archive this copy of it takes over
 * @param destination the object store
 * @param compression method
 * @param encryption method and key
 * @param backupFromReplica whether a replica does the work
 * @param delta increments between full backups
 * @param verify restore drill
 */
public record BackupSpec(
        Parsed<CronSchedule> schedule,
        @Nullable String timeZone,
        @Nullable Boolean suspend,
        @Nullable Retention retention,
        @Nullable String archiveName,
        @Nullable String takeOver,
        Destination destination,
        @Nullable String compression,
        @Nullable EncryptionSpec encryption,
        @Nullable Boolean backupFromReplica,
        @Nullable Delta delta,
        @Nullable Verify verify) {

    static BackupSpec read(Fields fields) {
        return new BackupSpec(
                fields.requiredParsed("schedule", CronSchedule::parse),
                fields.text("timeZone"),
                fields.bool("suspend"),
                fields.object("retention", Retention::read),
                fields.text("archiveName"),
                fields.text("takeOver"),
                fields.requiredObject("destination", Destination::read),
                fields.text("compression"),
                fields.object("encryption", EncryptionSpec::read),
                fields.bool("backupFromReplica"),
                fields.object("delta", Delta::read),
                fields.object("verify", Verify::read));
    }

    /**
     * How many backups are kept.
     *
     * @param count of full backups
     * @param days of which every moment can be restored
     */
    public record Retention(
            @Nullable Integer count, @Nullable Integer days) {

        static Retention read(Fields fields) {
            return new Retention(fields.integer("count"), fields.integer("days"));
        }
    }

    /**
     * Increments between full backups.
     *
     * @param maxSteps increments in a row; 0 for none
     * @param origin LATEST or LATEST_FULL
     */
    public record Delta(
            @Nullable Integer maxSteps, @Nullable String origin) {

        static Delta read(Fields fields) {
            return new Delta(fields.integer("maxSteps"), fields.text("origin"));
        }
    }

    /**
     * The restore drill.
     *
     * @param schedule cron of the drill
     * @param storage its volume
     * @param resources of its container
     */
    public record Verify(
            Parsed<CronSchedule> schedule,
            @Nullable VerifyStorage storage,
            @Nullable ResourcesSpec resources) {

        static Verify read(Fields fields) {
            return new Verify(
                    fields.requiredParsed("schedule", CronSchedule::parse),
                    fields.object("storage", VerifyStorage::read),
                    fields.object("resources", ResourcesSpec::read));
        }
    }

    /**
     * The throw-away volume of a restore drill.
     *
     * @param size quantity of bytes; absent for the size of the cluster
     */
    public record VerifyStorage(@Nullable String size) {

        static VerifyStorage read(Fields fields) {
            return new VerifyStorage(fields.text("size"));
        }
    }
}
