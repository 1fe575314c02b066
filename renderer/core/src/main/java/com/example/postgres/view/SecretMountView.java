package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ArchiveModel.Encryption;
import com.example.postgres.model.ClusterModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return model.archives().stream().flatMap(SecretMountView::of).toList();
    }

    /** The Secrets of one archive. */
    static Stream<SecretMountView> of(ArchiveModel archive) {
        return Stream.of(
                        archive.credentialsSecret().map(secret -> of(archive, "credentials", secret)),
                        archive.encryption()
                                .map(Encryption::keySecret)
                                .map(secret -> of(archive, "encryption", secret)),
                        archive.caSecret().map(secret -> of(archive, "ca", secret)))
                .flatMap(Optional::stream);
    }

    private static SecretMountView of(ArchiveModel archive, String content, String secret) {
        String path = archive.mounts() + "/" + content;
        return new SecretMountView(path.substring(1).replace('/', '-'), secret, path);
    }
}
