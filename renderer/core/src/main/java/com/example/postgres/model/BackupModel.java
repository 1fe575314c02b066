package com.example.postgres.model;

import com.example.postgres.syntax.CronSchedule;
import java.util.Optional;

/**
 * Continuous archiving and base backups.
 *
 * @param archive that the members write
 * @param compression method of WAL-G
 * @param deltaSteps increments between full backups
 * @param deltaOrigin LATEST or LATEST_FULL
 * @param retention full backups that are kept
 * @param job the base backups
 * @param drill the restore drill, where one is asked for
 */
public record BackupModel(
        ArchiveModel archive,
        String compression,
        int deltaSteps,
        String deltaOrigin,
        int retention,
        Job job,
        Optional<Drill> drill) {

    /**
     * The CronJob.
     *
     * @param schedule of the base backups
     * @param timeZone IANA name
     * @param suspended whether it pauses
     * @param fromReplica whether a replica does the work
     * @param image kubectl
     */
    public record Job(CronSchedule schedule, String timeZone, boolean suspended, boolean fromReplica, String image) {}

    /**
     * The restore drill: a CronJob that restores the newest backup into a pod of its own.
     *
     * @param schedule in the time zone of the backups
     * @param suspended whether it pauses
     * @param request size of the volume that it restores into, a quantity of bytes
     */
    public record Drill(CronSchedule schedule, boolean suspended, String request) {}
}
