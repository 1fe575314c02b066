package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * A ServiceAccount.
 *
 * @param metadata of the object
 */
public record ServiceAccountView(MetadataView metadata) {

    /** The identity of the members. */
    public static ServiceAccountView ofMembers(ClusterModel model) {
        return new ServiceAccountView(MetadataView.of(
                model,
                model.names().cluster(),
                model.metadata(Component.POSTGRES).withAnnotations(model.serviceAccountAnnotations())));
    }

    /** The identity of the CronJob of the backups. */
    public static ServiceAccountView ofBackup(ClusterModel model) {
        return new ServiceAccountView(MetadataView.of(model, model.names().backup(), Component.BACKUP));
    }

    /** The identity of the restore drill, which reads the object store as members do. */
    public static ServiceAccountView ofVerify(ClusterModel model) {
        return new ServiceAccountView(MetadataView.of(
                model,
                model.names().verify(),
                model.metadata(Component.VERIFY).withAnnotations(model.serviceAccountAnnotations())));
    }

    /** The identity of the Job that creates the credentials. */
    public static ServiceAccountView ofCredentialsJob(ClusterModel model) {
        return new ServiceAccountView(
                MetadataView.of(model, model.names().credentialsAccount(), Component.CREDENTIALS));
    }
}
