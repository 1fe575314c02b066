package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.PodModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The CronJob of the restore drill. Its container has what a member has, as far as the way to the object store may need it.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param serviceAccount of the pod
 * @param schedule cron
 * @param timeZone of the schedule
 * @param suspended whether it pauses
 * @param image of the members
 * @param imagePullPolicy of the image
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the process
 * @param scheduling of the members
 * @param dataDirectory of the restored database
 * @param dataMount where its volume is mounted
 * @param isUserChosen whether the uid is one of the spec, for which the image may have no name
 * @param binDirectory of the server programs
 * @param outcomeConfigMap in whose annotations the outcome is written
 * @param request size of the volume
 * @param hasStorageClass whether a class is named
 * @param storageClass its name
 * @param settingsConfigMap with the settings of the archive
 * @param scriptsConfigMap with the scripts
 * @param credentials the Secret with the name of the superuser
 * @param secretMounts Secrets of the archive
 * @param env of the user
 * @param hasEnvFrom whether the user has any
 * @param envFrom of the user
 * @param volumes of the user
 * @param volumeMounts of the user
 */
public record VerifyCronJobView(
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
        String dataDirectory,
        String dataMount,
        boolean isUserChosen,
        String binDirectory,
        String outcomeConfigMap,
        String request,
        boolean hasStorageClass,
        String storageClass,
        String settingsConfigMap,
        String scriptsConfigMap,
        SecretView credentials,
        List<SecretMountView> secretMounts,
        List<JsonNode> env,
        boolean hasEnvFrom,
        List<JsonNode> envFrom,
        List<JsonNode> volumes,
        List<JsonNode> volumeMounts) {

    public static VerifyCronJobView of(ClusterModel model) {
        BackupModel backup = model.backup().orElseThrow();
        BackupModel.Drill drill = model.drill().orElseThrow();
        PodModel pod = model.pod();
        return new VerifyCronJobView(
                MetadataView.of(model, model.names().verify(), Component.VERIFY),
                PodMetadataView.of(model, Component.VERIFY),
                model.names().verify(),
                drill.schedule().expression(),
                backup.job().timeZone(),
                drill.suspended(),
                pod.image(),
                pod.imagePullPolicy(),
                !pod.imagePullSecrets().isEmpty(),
                pod.imagePullSecrets(),
                SecurityView.of(model),
                SchedulingView.of(pod.scheduling()),
                Paths.DATA,
                Paths.VOLUME,
                pod.isUserChosen(),
                model.postgres().binDirectory(),
                model.names().backup(),
                drill.request(),
                model.storage().storageClass().isPresent(),
                model.storage().storageClass().orElse(""),
                model.names().patroniConfigMap(),
                model.names().scriptsConfigMap(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.USERNAME)),
                SecretMountView.of(backup.archive()).toList(),
                pod.extra().env(),
                !pod.extra().envFrom().isEmpty(),
                pod.extra().envFrom(),
                pod.extra().volumes(),
                pod.extra().volumeMounts());
    }
}
