package com.example.postgres.proof.network;

import com.example.postgres.file.EnvFile;
import com.example.postgres.model.Names;
import com.example.postgres.object.ObjectSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings file of an archive as WAL-G reads it.
 *
 * <p>https://wal-g.readthedocs.io/STORAGES/
 *
 * @param values by name
 */
record ArchiveSettings(Map<String, String> values) {

    /** The archive that members write. */
    static final String OWN = "archive.env";

    /** The archive that a cluster is restored from. */
    static final String SOURCE = "recovery.env";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:(https?)://)?(\\[[0-9A-Fa-f:.]+]|[^/:\\[\\]]+)(?::([0-9]{1,5}))?(?:/.*)?");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * A server.
     *
     * @param host name or address
     * @param port of the server
     */
    record Store(String host, int port) {}

    /** The file of the cluster; empty when there is none. */
    static Optional<ArchiveSettings> of(ObjectSet set, String namespace, String cluster, String file) {
        return set.find("ConfigMap", namespace, new Names(cluster).patroniConfigMap())
                .map(files -> files.get("data", file).text())
                .filter(text -> !text.isEmpty())
                .map(text -> new ArchiveSettings(EnvFile.read(text)));
    }

    boolean isGoogle() {
        return values.containsKey("WALG_GS_PREFIX");
    }

    /** The server of the object store; empty for settings that name none. */
    Optional<Store> store() {
        if (isGoogle()) {
            return Optional.of(new Store("storage.googleapis.com", HTTPS));
        }
        if (values.containsKey("WALG_AZ_PREFIX")) {
            return Optional.of(
                    new Store(values.getOrDefault("AZURE_STORAGE_ACCOUNT", "") + ".blob.core.windows.net", HTTPS));
        }
        if (!values.containsKey("WALG_S3_PREFIX")) {
            return Optional.empty();
        }
        String endpoint = values.get("AWS_ENDPOINT");
        return endpoint == null
                ? Optional.of(new Store("s3." + values.getOrDefault("AWS_REGION", "") + ".amazonaws.com", HTTPS))
                : address(endpoint);
    }

    private static Optional<Store> address(String endpoint) {
        Matcher address = ADDRESS.matcher(endpoint);
        if (!address.matches()) {
            return Optional.empty();
        }
        String port = address.group(3);
        int usual = "http".equals(address.group(1)) ? HTTP : HTTPS;
        return Optional.of(new Store(address.group(2), port == null ? usual : Integer.parseInt(port)));
    }
}
