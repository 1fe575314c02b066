package com.example.postgres.model;

import com.example.postgres.model.ObjectStore.Azure;
import com.example.postgres.model.ObjectStore.Gcs;
import com.example.postgres.model.ObjectStore.S3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Secret that must exist because the manifests refer to it and do not create it.
 *
 * @param namespace of the cluster
 * @param name of the Secret
 * @param keys that it must have
 * @param purpose of the Secret, as a noun phrase
 * @param isCreatedByOperator whether the operator creates the Secret when it does not exist
 */
public record SecretRequirement(
        String namespace, String name, List<String> keys, String purpose, boolean isCreatedByOperator) {

    private static final String AZURE_KEY = "AZURE_STORAGE_ACCESS_KEY";

    /** Each of them is enough to log in without the key. */
    private static final Set<String> IN_PLACE_OF_AZURE_KEY = Set.of("AZURE_STORAGE_SAS_TOKEN", "AZURE_CLIENT_ID");

    public SecretRequirement {
        keys = List.copyOf(keys);
    }

    /** The keys that a Secret still needs if it has these. */
    public List<String> missingBeside(Set<String> present) {
        return keys.stream()
                .filter(key -> !present.contains(key))
                .filter(key -> !key.equals(AZURE_KEY) || Collections.disjoint(present, IN_PLACE_OF_AZURE_KEY))
                .toList();
    }

    /** The Secrets that a cluster needs, each once. */
    static List<SecretRequirement> listOf(
            CredentialsModel credentials,
            Optional<TlsModel> tls,
            Optional<ApplicationModel> application,
            List<ArchiveModel> archives,
            String namespace) {
        List<SecretRequirement> all = new ArrayList<>();
        if (credentials.origin().isOnlyReferenced()) {
            all.add(new SecretRequirement(
                    namespace,
                    credentials.secretName(),
                    credentials.keys(),
                    "passwords of the cluster",
                    credentials.origin() == SecretOrigin.OPERATOR));
        }
        application
                .filter(app -> app.origin().isOnlyReferenced())
                .ifPresent(app -> all.add(new SecretRequirement(
                        namespace,
                        app.secretName(),
                        List.of(ApplicationModel.PASSWORD),
                        "password of the application's database owner",
                        app.origin() == SecretOrigin.OPERATOR)));
        tls.ifPresent(used -> add(all, used, namespace));
        archives.forEach(archive -> add(all, archive, namespace));
        return merged(all);
    }

    /** cert-manager creates the Secret of an issuer, with the CA in it. */
    private static void add(List<SecretRequirement> all, TlsModel tls, String namespace) {
        if (tls.issuer().isEmpty()) {
            all.add(new SecretRequirement(
                    namespace,
                    tls.certificateSecret(),
                    List.of(TlsModel.CERTIFICATE_KEY, TlsModel.PRIVATE_KEY_KEY),
                    "the server certificate",
                    tls.isIssuedByOperator()));
        }
        tls.caSecret()
                .filter(secret -> tls.issuer().isEmpty() || !secret.equals(tls.certificateSecret()))
                .ifPresent(secret -> all.add(new SecretRequirement(
                        namespace,
                        secret,
                        List.of(TlsModel.CA_KEY),
                        "the CA of the certificate",
                        tls.isIssuedByOperator())));
    }

    private static void add(List<SecretRequirement> all, ArchiveModel archive, String namespace) {
        archive.credentialsSecret()
                .ifPresent(name -> all.add(new SecretRequirement(
                        namespace, name, keys(archive.store()), purpose(archive.store()), false)));
        archive.encryption()
                .ifPresent(encryption -> all.add(new SecretRequirement(
                        namespace,
                        encryption.keySecret(),
                        List.of("pgp".equals(encryption.method()) ? "WALG_PGP_KEY" : "WALG_LIBSODIUM_KEY"),
                        "encryption of the backups",
                        false)));
        archive.caSecret()
                .ifPresent(name -> all.add(new SecretRequirement(
                        namespace, name, List.of(ArchiveModel.CA_KEY), "CA of the object store's certificate", false)));
    }

    private static List<String> keys(ObjectStore store) {
        if (store instanceof S3) {
            return List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        }
        return List.of(store instanceof Gcs ? "GOOGLE_APPLICATION_CREDENTIALS" : AZURE_KEY);
    }

    private static String purpose(ObjectStore store) {
        return store instanceof Azure
                ? "object store of the backups; in place of the key AZURE_STORAGE_SAS_TOKEN, or AZURE_CLIENT_ID,"
                        + " AZURE_CLIENT_SECRET and AZURE_TENANT_ID"
                : "object store of the backups";
    }

    /** A Secret with several purposes needs the keys of all. */
    private static List<SecretRequirement> merged(List<SecretRequirement> all) {
        Map<String, SecretRequirement> byName = new LinkedHashMap<>();
        for (SecretRequirement next : all) {
            byName.merge(next.name(), next, SecretRequirement::and);
        }
        return List.copyOf(byName.values());
    }

    private SecretRequirement and(SecretRequirement other) {
        return new SecretRequirement(
                namespace,
                name,
                Stream.concat(keys.stream(), other.keys.stream()).distinct().toList(),
                purpose.contains(other.purpose) ? purpose : purpose + ", and " + other.purpose,
                isCreatedByOperator && other.isCreatedByOperator);
    }
}
