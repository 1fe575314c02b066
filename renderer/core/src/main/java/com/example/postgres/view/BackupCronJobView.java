package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.syntax.CronSchedule;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The CronJob of the base backups. Its pod only asks a member to do the work.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param settings of the pod
 * @param schedule when it runs
 * @param image kubectl
 * @param resources requests and limits
 * @param namespace of the cluster
 * @param service that selects the member
 */
public record BackupCronJobView(
        MetadataView metadata,
        PodMetadataView podMetadata,
        PodSettingsView settings,
        ScheduleView schedule,
        ImageView image,
        JsonNode resources,
        String namespace,
        String service) {

    public static BackupCronJobView of(ClusterModel model) {
        BackupModel.Job job = model.data().backup().orElseThrow().job();
        return new BackupCronJobView(
                MetadataView.of(model, model.names().backup(), Component.BACKUP),
                PodMetadataView.ofJob(model, Component.BACKUP),
                PodSettingsView.of(model, model.names().backup(), new SecurityView(job.user(), job.group())),
                ScheduleView.of(job.schedule(), job.timeZone(), job.suspended()),
                ImageView.of(job.image(), model),
                model.jobs().resources(),
                model.namespace(),
                service(model));
    }

    /** The Service that selects the member that makes the backup. */
    static String service(ClusterModel model) {
        return model.data().backup().orElseThrow().job().service(model.names());
    }

    /**
     * When a CronJob runs.
     *
     * @param expression cron
     * @param timeZone IANA name
     * @param suspended whether it pauses
     */
    public record ScheduleView(String expression, String timeZone, boolean suspended) {

        static ScheduleView of(CronSchedule schedule, String timeZone, boolean suspended) {
            return new ScheduleView(schedule.expression(), timeZone, suspended);
        }
    }
}
