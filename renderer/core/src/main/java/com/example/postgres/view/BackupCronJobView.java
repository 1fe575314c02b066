package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;

/**
 * The CronJob of the base backups. Its pod only asks a member to do the work.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param serviceAccount that may run a command in members
 * @param schedule cron
 * @param timeZone of the schedule
 * @param suspended whether it pauses
 * @param image kubectl
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param scheduling of the members
 * @param namespaceArgument names the namespace of the cluster
 * @param memberArgument names the Service behind which the member is found
 */
public record BackupCronJobView(
        MetadataView metadata,
        PodMetadataView podMetadata,
        String serviceAccount,
        String schedule,
        String timeZone,
        boolean suspended,
        String image,
        String imagePullPolicy,
        boolean hasImagePullSecrets,
        List<String> imagePullSecrets,
        SecurityView security,
        SchedulingView scheduling,
        String namespaceArgument,
        String memberArgument) {

    public static BackupCronJobView of(ClusterModel model) {
        BackupModel.Job job = model.backup().orElseThrow().job();
        return new BackupCronJobView(
                MetadataView.of(model, model.names().backup(), Component.BACKUP),
                PodMetadataView.of(model, Component.BACKUP),
                model.names().backup(),
                job.schedule().expression(),
                job.timeZone(),
                job.suspended(),
                job.image(),
                model.pod().imagePullPolicy(),
                !model.pod().imagePullSecrets().isEmpty(),
                model.pod().imagePullSecrets(),
                new SecurityView(job.user(), job.group()),
                SchedulingView.of(model.pod().scheduling()),
                "--namespace=" + model.namespace(),
                "service/" + service(model));
    }

    /** The Service behind which the member is found that makes the backup. */
    static String service(ClusterModel model) {
        return model.backup().orElseThrow().job().service(model.names());
    }
}
