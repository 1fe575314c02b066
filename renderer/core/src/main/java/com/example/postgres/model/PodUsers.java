package com.example.postgres.model;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The uids and the gid of the containers of a member. PostgreSQL trusts its own uid: a process that has it and reaches the
 * socket is superuser without a password, so no other container has it.
 *
 * @param postgres uid of the postgres container
 * @param isChosen whether the spec chooses the uid, for which the image may have no user name
 * @param pooler uid of the pooler
 * @param exporter uid of the metrics exporter
 * @param others uid of the containers that set none: those of the user, and those that the cluster injects
 * @param group gid of all containers and of the volumes, so that sidecars can read the Secrets that they mount
 * @see <a href="https://www.postgresql.org/docs/current/auth-peer.html">Peer authentication</a>
 */
public record PodUsers(int postgres, boolean isChosen, int pooler, int exporter, int others, int group) {

    /** The user nobody of Linux. */
    private static final int NOBODY = 65534;

    static PodUsers of(PostgresClusterSpec.@Nullable RunAs spec) {
        Optional<PostgresClusterSpec.RunAs> runAs = Optional.ofNullable(spec);
        ImageProfile image = ImageTable.profile(ImageRole.POSTGRES);
        int group = runAs.map(PostgresClusterSpec.RunAs::group).orElse(image.group());
        return runAs.map(PostgresClusterSpec.RunAs::user)
                .map(user -> new PodUsers(user, true, user + 1, user + 2, user + 3, group))
                .orElseGet(() -> new PodUsers(
                        image.user(),
                        false,
                        ImageTable.profile(ImageRole.PGBOUNCER).user(),
                        ImageTable.profile(ImageRole.EXPORTER).user(),
                        NOBODY,
                        group));
    }
}
