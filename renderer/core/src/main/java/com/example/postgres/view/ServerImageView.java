package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * The image with the server programs, of members and of the restore drill.
 *
 * @param reference of the image
 * @param pullPolicy Always, IfNotPresent or Never
 * @param binDirectory of the server programs
 * @param user uid of the server
 * @param isUserChosen whether the spec sets the uid, for which the image may have no user name
 */
public record ServerImageView(
        String reference, String pullPolicy, String binDirectory, int user, boolean isUserChosen) {

    static ServerImageView of(ClusterModel model) {
        return new ServerImageView(
                model.members().pod().image(),
                model.members().pod().imagePullPolicy(),
                model.postgres().binDirectory(),
                model.members().pod().users().postgres(),
                model.members().pod().users().isChosen());
    }
}
