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
        @Nullable RetentionSpec retention,
        @Nullable String archiveName,
        Destination destination,
        @Nullable String compression,
        @Nullable EncryptionSpec encryption,
        @Nullable Boolean backupFromReplica,
        @Nullable DeltaSpec delta,
        @Nullable VerifySpec verify) {

    static BackupSpec read(Fields fields) {
        return new BackupSpec(
                fields.requiredParsed("schedule", CronSchedule::parse),
                fields.text("timeZone"),
                fields.bool("suspend"),
                fields.object("retention", RetentionSpec::read),
                fields.text("archiveName"),
                fields.requiredObject("destination", Destination::read),
                fields.text("compression"),
                fields.object("encryption", EncryptionSpec::read),
                fields.bool("backupFromReplica"),
                fields.object("delta", DeltaSpec::read),
                fields.object("verify", VerifySpec::read));
    }
}
