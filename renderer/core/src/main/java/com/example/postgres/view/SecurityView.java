package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import java.util.Optional;

/**
 * The ids that the processes of a pod run as.
 *
 * @param user uid
 * @param group gid, and fsGroup of the volumes
 */
public record SecurityView(int user, int group) {

    /** Of a user that the spec sets, for whom the image may have no name. */
    public static Optional<SecurityView> ofChosenUser(ClusterModel model) {
        return model.pod().isUserChosen() ? Optional.of(of(model)) : Optional.empty();
    }

    static SecurityView of(ClusterModel model) {
        return new SecurityView(model.pod().user(), model.pod().group());
    }
}
