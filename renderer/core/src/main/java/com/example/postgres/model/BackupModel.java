package com.example.postgres.model;

/**
 * Continuous archiving and base backups.
 *
 * @param archive that the members write
 * @param compression method of WAL-G
 * @param deltaSteps increments between full backups
 * @param deltaOrigin LATEST or LATEST_FULL
 * @param retention full backups that are kept
 * @param job the schedule
 */
public record BackupModel(
        ArchiveModel archive, String compression, int deltaSteps, String deltaOrigin, int retention, Job job) {

    /**
     * The CronJob.
     *
     * @param schedule cron
     * @param timeZone IANA name
     * @param suspended whether it pauses
     * @param fromReplica whether a replica does the work
     * @param image kubectl
     */
    public record Job(String schedule, String timeZone, boolean suspended, boolean fromReplica, String image) {}
}
