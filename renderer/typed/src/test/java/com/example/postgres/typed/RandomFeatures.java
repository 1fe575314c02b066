package com.example.postgres.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The features of a spec that bring containers, Jobs and objects of their own. */
final class RandomFeatures {

    private static final List<String> SCHEDULES =
            List.of("@daily", "0 2 * * *", "*/30 1-5 1,15 * *", "0 3 * * 0", "0 4 * jan-mar mon");

    private final ObjectNode spec;
    private final RandomText text;

    private RandomFeatures(ObjectNode spec, RandomText text) {
        this.spec = spec;
        this.text = text;
    }

    static void put(ObjectNode spec, RandomText text) {
        RandomFeatures features = new RandomFeatures(spec, text);
        features.putOrigin();
        features.putTls();
        if (text.chance(50)) {
            spec.putObject("pgbouncer").put("enabled", text.chance(80)).put("defaultPoolSize", text.between(1, 50));
        }
        if (text.chance(50)) {
            ObjectNode metrics = spec.putObject("metrics").put("enabled", true);
            metrics.put("podMonitor", text.chance(50)).put("prometheusRule", text.chance(50));
            metrics.put("grafanaDashboard", text.chance(50));
        }
        if (text.chance(50)) {
            features.putBackup();
        }
    }

    /** A new database, one of an application, a restored one, or a standby cluster. */
    private void putOrigin() {
        switch (text.between(0, 4)) {
            case 0 -> {
                ObjectNode initdb = spec.withObject("/bootstrap/initdb").put("database", "shop");
                if (text.chance(50)) {
                    initdb.put("owner", text.pick(List.of("shop", "Owner", "owner$1", "the-owner")));
                }
            }
            case 1 -> {
                spec.remove("bootstrap");
                putSource(spec.withObject("/bootstrap/recovery/source"));
                if (text.chance(50)) {
                    spec.withObject("/bootstrap/recovery/target").put("time", "2026-11-22T08:01:31Z");
                }
            }
            case 2 -> {
                spec.remove("bootstrap");
                spec.putObject("credentials").put("secretName", "of-source");
                ObjectNode standby = spec.putObject("standby");
                if (text.chance(50)) {
                    putSource(standby.putObject("archive"));
                } else {
                    standby.put("host", "db.example.net").put("port", text.between(1, 65535));
                }
            }
            default -> {}
        }
    }

    private void putSource(ObjectNode source) {
        source.put("archiveName", "other/source");
        putDestination(source.putObject("destination"), "source");
        putEncryption(source, "source-key");
    }

    private void putTls() {
        if (text.chance(50)) {
            return;
        }
        ObjectNode tls = spec.putObject("tls").put("enabled", true);
        if (text.chance(50)) {
            tls.put("certSecret", "server");
            if (text.chance(50)) {
                tls.put("caSecret", "authority");
            }
        } else {
            tls.putObject("issuerRef").put("name", "issuer").put("kind", text.pick(List.of("Issuer", "ClusterIssuer")));
        }
    }

    private void putBackup() {
        ObjectNode backup = spec.putObject("backup").put("schedule", text.pick(SCHEDULES));
        putDestination(backup.putObject("destination"), "own");
        putEncryption(backup, "own-key");
        backup.put("backupFromReplica", text.chance(50)).put("suspend", text.chance(20));
        if (text.chance(50)) {
            backup.put("timeZone", "Europe/Berlin").putObject("retention").put("count", text.between(1, 30));
        }
        if (text.chance(60)) {
            backup.putObject("verify").put("schedule", text.pick(SCHEDULES));
        }
    }

    private void putDestination(ObjectNode destination, String name) {
        String type = text.pick(List.of("S3", "GCS", "Azure"));
        destination.put("type", type).put(type.equals("Azure") ? "container" : "bucket", name + "-backups");
        if (type.equals("Azure")) {
            destination.put("storageAccount", "company");
        }
        if (type.equals("S3") && text.chance(50)) {
            destination.put("endpoint", "https://minio.example.net:9000").put("forcePathStyle", true);
            destination.put("caSecret", name + "-ca");
        }
        if (text.chance(50)) {
            destination.put("path", text.name());
        }
        if (text.chance(70)) {
            destination.put("credentialsSecret", name + "-store");
        }
    }

    private void putEncryption(ObjectNode archive, String key) {
        if (text.chance(30)) {
            archive.putObject("encryption").put("method", "libsodium").put("keySecret", key);
        }
    }
}
