package com.example.postgres.model;

import com.example.postgres.model.ArchiveModel.Azure;
import com.example.postgres.model.ArchiveModel.Gcs;
import com.example.postgres.model.ArchiveModel.S3;
import com.example.postgres.model.ArchiveModel.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Secrets that a set refers to and does not create. */
final class SecretRequirements {

    private SecretRequirements() {}

    static List<SecretRequirement> of(
            CredentialsModel credentials,
            Optional<TlsModel> tls,
            Optional<ApplicationModel> application,
            List<ArchiveModel> archives,
            String namespace) {
        List<SecretRequirement> all = new ArrayList<>();
        if (credentials.origin() == SecretOrigin.USER) {
            all.add(new SecretRequirement(
                    namespace, credentials.secretName(), credentials.keys(), "passwords of the cluster"));
        }
        application
                .filter(app -> app.origin() == SecretOrigin.USER)
                .ifPresent(app -> all.add(new SecretRequirement(
                        namespace,
                        app.secretName(),
                        List.of(ApplicationModel.PASSWORD),
                        "password of the owner of the application's database")));
        tls.ifPresent(used -> all.addAll(TlsModelFactory.requirements(used, namespace)));
        archives.forEach(archive -> add(all, archive, namespace));
        return merged(all);
    }

    private static void add(List<SecretRequirement> all, ArchiveModel archive, String namespace) {
        archive.credentialsSecret()
                .ifPresent(name -> all.add(
                        new SecretRequirement(namespace, name, keys(archive.store()), purpose(archive.store()))));
        archive.encryption()
                .ifPresent(encryption -> all.add(new SecretRequirement(
                        namespace,
                        encryption.keySecret(),
                        List.of("pgp".equals(encryption.method()) ? "WALG_PGP_KEY" : "WALG_LIBSODIUM_KEY"),
                        "encryption of the backups")));
        archive.caSecret()
                .ifPresent(name -> all.add(new SecretRequirement(
                        namespace, name, List.of("ca.crt"), "authority of the object store's certificate")));
    }

    private static List<String> keys(Store store) {
        if (store instanceof S3) {
            return List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        }
        return List.of(store instanceof Gcs ? "GOOGLE_APPLICATION_CREDENTIALS" : "AZURE_STORAGE_ACCESS_KEY");
    }

    private static String purpose(Store store) {
        return store instanceof Azure
                ? "object store of the backups; in place of the key AZURE_STORAGE_SAS_TOKEN, or AZURE_CLIENT_ID,"
                        + " AZURE_CLIENT_SECRET and AZURE_TENANT_ID"
                : "object store of the backups";
    }

    /** One Secret may serve two purposes. */
    private static List<SecretRequirement> merged(List<SecretRequirement> all) {
        Map<String, SecretRequirement> byName = new LinkedHashMap<>();
        for (SecretRequirement next : all) {
            byName.merge(
                    next.name(),
                    next,
                    (first, second) -> new SecretRequirement(
                            first.namespace(),
                            first.name(),
                            Stream.concat(first.keys().stream(), second.keys().stream())
                                    .distinct()
                                    .toList(),
                            first.purpose()));
        }
        return List.copyOf(byName.values());
    }
}
