package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Secret mounted as files.
 *
 * @param name of the Secret
 * @param keys that are mounted; a missing one keeps the pod from starting, with an event that names it
 */
public record SecretView(String name, List<String> keys) {

    public SecretView {
        keys = List.copyOf(keys);
    }

    static SecretView of(CredentialsModel credentials) {
        return new SecretView(credentials.secretName(), credentials.keys());
    }

    /**
     * A Secret of an archive, mounted with all of its keys.
     *
     * @param volume name of the volume
     * @param secret name of the Secret
     * @param path where it is mounted
     */
    public record SecretMountView(String volume, String secret, String path) {

        /** The Secrets of the archives of the cluster. */
        static List<SecretMountView> of(ClusterModel model) {
            return model.data().archives().stream().flatMap(SecretMountView::of).toList();
        }

        /** The Secrets of one archive. */
        static Stream<SecretMountView> of(ArchiveModel archive) {
            return archive.secretMounts().stream()
                    .map(mount -> new SecretMountView(mount.volume(), mount.secret(), mount.path()));
        }
    }
}
