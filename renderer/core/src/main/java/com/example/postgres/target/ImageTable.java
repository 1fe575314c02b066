package com.example.postgres.target;

import com.example.postgres.target.ImageProfile.MinimumVersion;
import java.util.List;
import java.util.Map;

/** The images used when neither the spec nor the command line names one. */
public final class ImageTable {

    private static final Map<ImageRole, ImageProfile> PROFILES = Map.of(
            ImageRole.POSTGRES,
            new ImageProfile(
                    ImageRole.POSTGRES,
                    "ghcr.io/zalando/spilo-18:4.1-p2",
                    101,
                    103,
                    List.of(
                            "/usr/lib/postgresql/<major>/bin (PostgreSQL 14 to 18)",
                            "patroni and patronictl on the PATH",
                            "/bin/sh, curl, flock, od, sed; python3, which Patroni needs too",
                            "/usr/local/bin/wal-g, for backups; pg_amcheck and the extension amcheck, for restore"
                                    + " drills",
                            "a user named postgres with the uid"),
                    List.of(
                            new MinimumVersion(
                                    "Patroni", "4.1.0", "every cluster: a replica is Ready only if it streams"),
                            new MinimumVersion(
                                    "Patroni",
                                    "4.1.1",
                                    "changed passwords: replicas take the new one without a restart"),
                            new MinimumVersion(
                                    "Patroni",
                                    "4.1.4",
                                    "replicas that were away, replicationSlots: lost slots are created again"),
                            new MinimumVersion(
                                    "WAL-G",
                                    "3.0.9",
                                    "backup: failed uploads of WAL end in order, more errors of S3 are retried"))),
            ImageRole.PGBOUNCER,
            new ImageProfile(
                    ImageRole.PGBOUNCER,
                    "ghcr.io/cloudnative-pg/pgbouncer:1.25.2",
                    998,
                    996,
                    List.of("pgbouncer on the PATH or in /usr/sbin", "/bin/sh, cat, cksum, mv, sed, sleep"),
                    List.of(
                            new MinimumVersion("PgBouncer", "1.25.0", "pgbouncer: its settings exist"),
                            new MinimumVersion(
                                    "PgBouncer",
                                    "1.25.2",
                                    "pgbouncer: CVE-2026-6664 to 6667 are fixed, with which clients can crash it"))),
            ImageRole.EXPORTER,
            new ImageProfile(
                    ImageRole.EXPORTER,
                    "quay.io/prometheuscommunity/postgres-exporter:v0.20.1",
                    65534,
                    65534,
                    List.of("postgres_exporter on the PATH", "/bin/sh, cat, sleep"),
                    List.of()),
            ImageRole.KUBECTL,
            new ImageProfile(
                    ImageRole.KUBECTL,
                    "registry.k8s.io/kubectl:v1.35.4",
                    65532,
                    65532,
                    List.of("kubectl as the entry point; no shell is needed"),
                    List.of()));

    private ImageTable() {}

    /** The row of the role. */
    public static ImageProfile profile(ImageRole role) {
        ImageProfile profile = PROFILES.get(role);
        if (profile == null) {
            throw new AssertionError("no image for " + role);
        }
        return profile;
    }
}
