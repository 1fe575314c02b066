package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PodUsers;
import java.util.Optional;

/**
 * The ids that the processes of a pod run as, unless a container has its own.
 *
 * @param user uid
 * @param group gid, and fsGroup of the volumes
 */
public record SecurityView(int user, int group) {

    /** Of a pod in which only PostgreSQL or a script of its image runs. */
    static SecurityView ofServer(PodUsers users) {
        return new SecurityView(users.postgres(), users.group());
    }

    /** Of a member, whose known containers have their own uids. */
    static SecurityView ofMember(PodUsers users) {
        return new SecurityView(users.others(), users.group());
    }

    /** Of a user that the spec sets, for whom the image may have no name. */
    public static Optional<SecurityView> ofChosenUser(ClusterModel model) {
        PodUsers users = model.members().pod().users();
        return users.isChosen() ? Optional.of(ofServer(users)) : Optional.empty();
    }
}
