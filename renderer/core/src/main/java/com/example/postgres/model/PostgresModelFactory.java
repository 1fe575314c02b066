package com.example.postgres.model;

import com.example.postgres.model.HostBasedAuthentication.Encryption;
import com.example.postgres.spec.InitdbSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parameters, pg_hba.conf, pg_ident.conf and the options of initdb. */
final class PostgresModelFactory {

    /**
     * Archiving stays on even without a backup: {@code archive_mode} needs a restart, {@code archive_command} only a reload,
     * so backups can be enabled on a running cluster.
     */
    private static final Map<String, String> OUR_PARAMETERS =
            Map.of("archive_mode", "on", "archive_command", "/bin/true");

    /**
     * Commits wait for a standby whose node vanishes silently until the server gives it up, and Patroni names another one in
     * its next cycle; the server's own limit is a minute. A standby is asked to answer after half of the time.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-WAL-SENDER-TIMEOUT">wal_sender_timeout</a>
     */
    private static final Map<String, String> SYNCHRONOUS = Map.of("wal_sender_timeout", "10s");

    /** Without it an idle cluster would not archive what it has written for hours. */
    private static final Map<String, String> ARCHIVING =
            Map.of("archive_command", "/bin/sh /scripts/archive-push.sh \"%p\"", "archive_timeout", "60s");

    /**
     * Whatever happens, also where the script is not mounted yet, the status stays below 126: a higher one stops the server.
     */
    private static final SortedMap<String, String> FETCHING =
            new TreeMap<>(Map.of("restore_command", "/bin/sh /scripts/archive-fetch.sh \"%f\" \"%p\" || false"));

    private PostgresModelFactory() {}

    static PostgresModel create(PostgresClusterSpec spec) {
        PostgresVersion version = PostgresVersion.parse(spec.version());
        SortedMap<String, String> parameters = new TreeMap<>(OUR_PARAMETERS);
        parameters.putAll(
                LogRoom.parameters(version, Quantity.parse(spec.storage().size())));
        if (PatroniModelFactory.create(spec.patroni()).isSynchronous()) {
            parameters.putAll(SYNCHRONOUS);
        }
        boolean isArchived = spec.backup() != null;
        if (isArchived) {
            parameters.putAll(ARCHIVING);
        }
        parameters.putAll(spec.postgresqlParams());
        InitdbSpec initdb = spec.bootstrap() == null ? null : spec.bootstrap().initdb();
        return new PostgresModel(
                version,
                parameters,
                isArchived ? FETCHING : new TreeMap<>(),
                RestartChecksum.of(version.major(), new TreeMap<>(spec.postgresqlParams())),
                HostBasedAuthentication.lines(encryption(spec), spec.pgHba()),
                HostBasedAuthentication.identities(),
                HostBasedAuthentication.lines(Encryption.OPTIONAL, spec.pgHba()),
                Optional.ofNullable(initdb).map(InitdbSpec::encoding).orElse("UTF8"),
                Optional.ofNullable(initdb).map(InitdbSpec::locale).orElse("C.UTF-8"),
                Optional.ofNullable(initdb).map(InitdbSpec::dataChecksums).orElse(true));
    }

    private static Encryption encryption(PostgresClusterSpec spec) {
        return spec.tls() != null && Boolean.TRUE.equals(spec.tls().enabled())
                ? Encryption.REQUIRED
                : Encryption.OPTIONAL;
    }
}
