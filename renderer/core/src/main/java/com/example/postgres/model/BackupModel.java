package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.ArchiveLocation;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * Continuous archiving and base backups. A standby cluster archives nothing before it is promoted, so a backup of it could
 * not be restored: both CronJobs are suspended until then.
 *
 * @param archive that the members write
 * @param destination bucket or container of the archive and the path in it, for display
 * @param archiveName name of the archive below the destination
 * @param takeOver system identifier of the database whose archive this copy of it takes over; empty for none
 * @param compression method of WAL-G
 * @param deltaSteps increments between full backups
 * @param deltaOrigin LATEST or LATEST_FULL
 * @param retention number of full backups to keep
 * @param retentionDays days of which every moment can be restored, with more backups if needed
 * @param job the CronJob of the base backups
 * @param drill the restore drill; empty when the spec asks for none
 */
public record BackupModel(
        ArchiveModel archive,
        String destination,
        String archiveName,
        Optional<String> takeOver,
        String compression,
        int deltaSteps,
        String deltaOrigin,
        int retention,
        Optional<Integer> retentionDays,
        Job job,
        Optional<Drill> drill) {

    /**
     * @param defaultName name of the archive when the spec names none
     * @param replicas number of members; a single member makes its backups itself
     */
    static Optional<BackupModel> of(
            PostgresClusterSpec cluster, String defaultName, int major, int replicas, RenderTarget target) {
        BackupSpec spec = cluster.backup();
        if (spec == null) {
            return Optional.empty();
        }
        Optional<BackupSpec.Delta> delta = Optional.ofNullable(spec.delta());
        boolean isStandby = cluster.standby() != null;
        String archiveName = requireNonNullElse(spec.archiveName(), defaultName);
        return Optional.of(new BackupModel(
                ArchiveModel.of(spec, archiveName, major, cluster.resources()),
                destination(spec.destination()),
                archiveName,
                Optional.ofNullable(spec.takeOver()),
                requireNonNullElse(spec.compression(), SpecDefaults.BACKUP_COMPRESSION),
                delta.map(BackupSpec.Delta::maxSteps).orElse(SpecDefaults.BACKUP_DELTA_MAX_STEPS),
                delta.map(BackupSpec.Delta::origin).orElse(SpecDefaults.BACKUP_DELTA_ORIGIN),
                Optional.ofNullable(spec.retention())
                        .map(BackupSpec.Retention::count)
                        .orElse(SpecDefaults.BACKUP_RETENTION_COUNT),
                Optional.ofNullable(spec.retention()).map(BackupSpec.Retention::days),
                Job.of(spec, isStandby, replicas, PodUsers.of(cluster.runAs()), target),
                Optional.ofNullable(spec.verify()).map(verify -> Drill.of(verify, isStandby, cluster))));
    }

    private static String destination(Destination destination) {
        String store = ArchiveLocation.store(destination);
        return destination.path() == null ? store : "path " + destination.path() + " in " + store;
    }

    /** The age from which the last run of a schedule is too old. A run may take long, but by then one has failed. */
    public static Duration overdueAfter(CronSchedule schedule) {
        return schedule.longestGap().multipliedBy(3).dividedBy(2);
    }

    /**
     * The CronJob of the base backups. Its pod runs kubectl, which starts the backup in a member.
     *
     * @param schedule of the base backups
     * @param timeZone IANA name
     * @param suspended whether it is paused
     * @param fromReplica whether a replica makes the backup
     * @param image with kubectl
     * @param user uid of the container
     * @param group gid of the container
     */
    public record Job(
            CronSchedule schedule,
            String timeZone,
            boolean suspended,
            boolean fromReplica,
            String image,
            int user,
            int group) {

        /** kubectl runs as any user: on OpenShift it must be one of the range of the namespace, as the others are. */
        private static Job of(BackupSpec spec, boolean isStandby, int replicas, PodUsers users, RenderTarget target) {
            ImageProfile kubectl = ImageTable.profile(ImageRole.KUBECTL);
            return new Job(
                    spec.schedule().value(),
                    requireNonNullElse(spec.timeZone(), SpecDefaults.BACKUP_TIME_ZONE),
                    isStandby || Boolean.TRUE.equals(spec.suspend()),
                    Boolean.TRUE.equals(spec.backupFromReplica()) && replicas > 1,
                    target.image(ImageRole.KUBECTL, null),
                    users.isChosen() ? users.others() : kubectl.user(),
                    users.isChosen() ? users.group() : kubectl.group());
        }

        /** The Service whose endpoint makes the backup. */
        public String service(Names names) {
            return fromReplica ? names.replicaService() : names.primaryService();
        }

        /** The age from which the last base backup is too old. */
        public Duration overdueAfter() {
            return BackupModel.overdueAfter(schedule);
        }
    }

    /**
     * The restore drill: a CronJob that restores the newest backup into a pod of its own.
     *
     * @param schedule in the time zone of the backups
     * @param suspended whether it is paused
     * @param request size of the volume that it restores into, a quantity of bytes
     * @param resources of its container, in the form of the Kubernetes API
     */
    public record Drill(CronSchedule schedule, boolean suspended, String request, JsonNode resources) {

        private static Drill of(BackupSpec.Verify spec, boolean isStandby, PostgresClusterSpec cluster) {
            String size = Optional.ofNullable(spec.storage())
                    .map(BackupSpec.VerifyStorage::size)
                    .orElse(cluster.storage().size());
            return new Drill(
                    spec.schedule().value(),
                    isStandby,
                    Quantity.parse(size).canonical(),
                    KubernetesTrees.drillResources(spec.resources(), cluster.resources()));
        }

        /** The age from which the last drill is overdue. */
        public Duration overdueAfter() {
            return BackupModel.overdueAfter(schedule);
        }
    }
}
