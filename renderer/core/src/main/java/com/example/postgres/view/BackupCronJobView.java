package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The CronJob of the base backups. Its pod only asks a member to do the work.
 *
 * @param metadata of the object
 * @param podLabels a mapping
 * @param serviceAccount that may run a command in members
 * @param schedule cron
 * @param timeZone of the schedule
 * @param suspended whether it pauses
 * @param image kubectl
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param namespaceArgument names the namespace of the cluster
 * @param memberArgument names the Service behind which the member is found
 */
public record BackupCronJobView(
        MetadataView metadata,
        JsonNode podLabels,
        String serviceAccount,
        String schedule,
        String timeZone,
        boolean suspended,
        String image,
        String imagePullPolicy,
        boolean hasImagePullSecrets,
        List<String> imagePullSecrets,
        SecurityView security,
        String namespaceArgument,
        String memberArgument) {

    public static BackupCronJobView of(ClusterModel model) {
        BackupModel.Job job = model.backup().orElseThrow().job();
        return new BackupCronJobView(
                MetadataView.of(model, model.names().backup(), Component.BACKUP),
                Json.of(Labels.of(model.names().cluster(), Component.BACKUP)),
                model.names().backup(),
                job.schedule(),
                job.timeZone(),
                job.suspended(),
                job.image(),
                model.pod().imagePullPolicy(),
                !model.pod().imagePullSecrets().isEmpty(),
                model.pod().imagePullSecrets(),
                new SecurityView(
                        ImageTable.profile(ImageRole.KUBECTL).user(),
                        ImageTable.profile(ImageRole.KUBECTL).group()),
                "--namespace=" + model.namespace(),
                "service/" + service(model));
    }

    /** The Service behind which the member is found that makes the backup. */
    static String service(ClusterModel model) {
        return model.backup().orElseThrow().job().fromReplica()
                ? model.names().replicaService()
                : model.names().primaryService();
    }
}
