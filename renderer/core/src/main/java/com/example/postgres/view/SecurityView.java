package com.example.postgres.view;

import com.example.postgres.model.PodUsers;

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
}
