package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * The ids that the processes of a pod run as.
 *
 * @param user uid
 * @param group gid, and fsGroup of the volumes
 */
public record SecurityView(int user, int group) {

    static SecurityView of(ClusterModel model) {
        return new SecurityView(model.pod().user(), model.pod().group());
    }
}
