package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ArchiveModel.Encryption;
import com.example.postgres.model.ClusterModel;
import java.util.ArrayList;
import java.util.List;

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
        List<SecretMountView> mounts = new ArrayList<>();
        for (ArchiveModel archive : model.archives()) {
            archive.credentialsSecret().ifPresent(secret -> mounts.add(of(archive, "credentials", secret)));
            archive.encryption()
                    .map(Encryption::keySecret)
                    .ifPresent(secret -> mounts.add(of(archive, "encryption", secret)));
            archive.caSecret().ifPresent(secret -> mounts.add(of(archive, "ca", secret)));
        }
        return List.copyOf(mounts);
    }

    private static SecretMountView of(ArchiveModel archive, String content, String secret) {
        String path = archive.mounts() + "/" + content;
        return new SecretMountView(path.substring(1).replace('/', '-'), secret, path);
    }
}
