package com.example.postgres.view;

import com.example.postgres.model.BackupModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.view.BackupCronJobView.ScheduleView;
import com.example.postgres.view.SecretView.SecretMountView;
import com.example.postgres.view.StatefulSetView.ClaimSpecView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The CronJob of the restore drill. Its container has what a member has, as far as access to the object store may need it.
 *
 * @param metadata of the object
 * @param podMetadata of the pod
 * @param settings of the pod
 * @param schedule when it runs
 * @param image of the members
 * @param resources requests and limits
 * @param outcomeConfigMap in whose annotations the outcome is written
 * @param claim the volume
 * @param settingsConfigMap with the settings of the archive
 * @param scriptsConfigMap with the scripts
 * @param credentials the Secret with the name of the superuser
 * @param secretMounts Secrets of the archive
 * @param extra additions of the user
 */
public record VerifyCronJobView(
        MetadataView metadata,
        PodMetadataView podMetadata,
        PodSettingsView settings,
        ScheduleView schedule,
        ServerImageView image,
        JsonNode resources,
        String outcomeConfigMap,
        ClaimSpecView claim,
        String settingsConfigMap,
        String scriptsConfigMap,
        SecretView credentials,
        List<SecretMountView> secretMounts,
        ExtraView extra) {

    public static VerifyCronJobView of(ClusterModel model) {
        BackupModel backup = model.data().backup().orElseThrow();
        BackupModel.Drill drill = model.data().drill().orElseThrow();
        return new VerifyCronJobView(
                MetadataView.of(model, model.names().verify(), Component.VERIFY),
                PodMetadataView.ofJob(model, Component.VERIFY),
                PodSettingsView.of(model, model.names().verify()),
                ScheduleView.of(drill.schedule(), backup.job().timeZone(), drill.suspended()),
                ServerImageView.of(model),
                drill.resources(),
                model.names().backup(),
                new ClaimSpecView(model.members().storage().storageClass(), drill.request()),
                model.names().patroniConfigMap(),
                model.names().scriptsConfigMap(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.USERNAME)),
                SecretMountView.of(backup.archive()).toList(),
                ExtraView.of(model.members().pod().extra()));
    }
}
