package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * A RoleBinding between a Role and the ServiceAccount of the same name.
 *
 * @param metadata of the object, whose name Role and ServiceAccount share
 */
public record RoleBindingView(MetadataView metadata) {

    /** The rights of the members. */
    public static RoleBindingView ofMembers(ClusterModel model) {
        return new RoleBindingView(MetadataView.of(model, model.names().cluster(), Component.POSTGRES));
    }

    /** The rights of the CronJob of the backups. */
    public static RoleBindingView ofBackup(ClusterModel model) {
        return new RoleBindingView(MetadataView.of(model, model.names().backup(), Component.BACKUP));
    }

    /** The rights of the restore drill. */
    public static RoleBindingView ofVerify(ClusterModel model) {
        return new RoleBindingView(MetadataView.of(model, model.names().verify(), Component.VERIFY));
    }

    /** The rights of the Job that creates the credentials. */
    public static RoleBindingView ofCredentialsJob(ClusterModel model) {
        return new RoleBindingView(MetadataView.of(model, model.names().credentialsAccount(), Component.CREDENTIALS));
    }
}
