package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.syntax.Quantity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The database servers.
 *
 * @param version major, and minor when the spec names it
 * @param parameters all PostgreSQL parameters by name, ours and those of the spec
 * @param recoveryConfiguration settings of replicas, which fetch from the archive what they cannot stream
 * @param restartChecksum over the parameters that PostgreSQL reads only at startup. It is in the pod template, so that a
 *     change of these parameters, and of no other, makes the StatefulSet controller restart the pods
 * @param pgHba the complete pg_hba.conf of a member without a certificate; the first match wins
 * @param pgHbaWithTls the complete pg_hba.conf of a member with a certificate, which requires encryption
 * @param pgIdent the complete pg_ident.conf
 * @param encoding of a new cluster
 * @param locale of a new cluster
 * @param icuLocale of a new cluster whose locale provider is icu
 * @param builtinLocale of a new cluster whose locale provider is builtin
 * @param dataChecksums whether pages of a new cluster carry checksums
 * @param hasHugePages whether the container has huge pages
 */
public record PostgresModel(
        PostgresVersion version,
        SortedMap<String, String> parameters,
        SortedMap<String, String> recoveryConfiguration,
        String restartChecksum,
        List<String> pgHba,
        List<String> pgHbaWithTls,
        List<String> pgIdent,
        String encoding,
        String locale,
        Optional<String> icuLocale,
        Optional<String> builtinLocale,
        boolean dataChecksums,
        boolean hasHugePages) {

    public static final int PORT = 5432;

    /**
     * Archiving is on even without a backup: {@code archive_mode} needs a restart and {@code archive_command} only a reload,
     * so backups can be enabled on a running cluster. The server notices within two minutes that a client has vanished; the
     * kernel's own default is more than two hours, in which its transaction would keep its locks.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-TCP-KEEPALIVES-IDLE">tcp_keepalives_idle</a>
     */
    private static final Map<String, String> OUR_PARAMETERS = Map.of(
            "archive_mode", "on",
            "archive_command", ArchiveCommands.DISCARD,
            "tcp_keepalives_idle", "60",
            "tcp_keepalives_interval", "10",
            "tcp_keepalives_count", "6");

    /**
     * On a node with huge pages the server is killed when it uses them without a limit of its container that allows it.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/">Huge pages</a>
     */
    private static final Map<String, String> WITHOUT_HUGE_PAGES = Map.of("huge_pages", "off");

    /** A locale of the provider builtin that no C library has. */
    private static final String BUILTIN_ONLY = "PG_UNICODE_FAST";

    /** Without the timeout an idle cluster would archive its last writes hours later. */
    private static final Map<String, String> ARCHIVING =
            Map.of("archive_command", ArchiveCommands.PUSH, "archive_timeout", "60s");

    /**
     * Commits wait for a standby whose node vanishes silently until the server gives it up, and Patroni names another one in
     * its next cycle; the server's own limit is a minute. A standby is asked to answer after half of the time.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-WAL-SENDER-TIMEOUT">wal_sender_timeout</a>
     */
    private static final Map<String, String> SYNCHRONOUS = Map.of("wal_sender_timeout", "10s");

    private static final int CHECKSUM_LENGTH = 16;

    public PostgresModel {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        recoveryConfiguration = Collections.unmodifiableSortedMap(new TreeMap<>(recoveryConfiguration));
        pgHba = List.copyOf(pgHba);
        pgHbaWithTls = List.copyOf(pgHbaWithTls);
        pgIdent = List.copyOf(pgIdent);
    }

    static PostgresModel of(PostgresClusterSpec spec) {
        PostgresVersion version = spec.version().value();
        boolean isArchived = spec.backup() != null;
        Optional<BootstrapSpec.Initdb> initdb = Optional.ofNullable(spec.initdb());
        return new PostgresModel(
                version,
                parameters(spec, version),
                new TreeMap<>(isArchived ? Map.of("restore_command", ArchiveCommands.FETCH) : Map.of()),
                restartChecksum(spec),
                spec.hasTls()
                        ? HostBasedAuthentication.linesBeforeTls(spec.pgHba())
                        : HostBasedAuthentication.lines(spec.pgHba()),
                HostBasedAuthentication.linesWithTls(spec.pgHba()),
                HostBasedAuthentication.identities(),
                initdb.map(BootstrapSpec.Initdb::encoding).orElse(SpecDefaults.INITDB_ENCODING),
                initdb.map(BootstrapSpec.Initdb::locale)
                        .filter(locale -> !locale.equals(BUILTIN_ONLY))
                        .orElse(SpecDefaults.INITDB_LOCALE),
                initdb.map(BootstrapSpec.Initdb::icuLocale),
                initdb.filter(options -> "builtin".equals(options.localeProvider()))
                        .map(options -> requireNonNullElse(options.locale(), SpecDefaults.INITDB_LOCALE)),
                initdb.map(BootstrapSpec.Initdb::dataChecksums).orElse(SpecDefaults.INITDB_DATA_CHECKSUMS),
                hasHugePages(spec));
    }

    private static boolean hasHugePages(PostgresClusterSpec spec) {
        return spec.resources() != null && spec.resources().hasHugePages();
    }

    private static SortedMap<String, String> parameters(PostgresClusterSpec spec, PostgresVersion version) {
        SortedMap<String, String> parameters = new TreeMap<>(OUR_PARAMETERS);
        parameters.putAll(
                WalSizing.parameters(version, Quantity.parse(spec.storage().size())));
        parameters.putAll(replicationSizing(spec));
        if (!hasHugePages(spec)) {
            parameters.putAll(WITHOUT_HUGE_PAGES);
        }
        if (spec.backup() != null) {
            parameters.putAll(ARCHIVING);
        }
        if (PatroniModel.of(spec).isSynchronous()) {
            parameters.putAll(SYNCHRONOUS);
        }
        parameters.putAll(spec.postgresqlParams().written());
        return parameters;
    }

    private static Map<String, String> replicationSizing(PostgresClusterSpec spec) {
        return ReplicationSizing.parameters(
                requireNonNullElse(spec.replicas(), SpecDefaults.REPLICAS),
                spec.replicationSlots().size());
    }

    /**
     * The first 16 hexadecimal digits of SHA-256 over the lines {@code name=value}. Of our own parameters only those that
     * follow the number of members need a restart.
     */
    private static String restartChecksum(PostgresClusterSpec spec) {
        SortedMap<String, String> restarting = new TreeMap<>(replicationSizing(spec));
        restarting.putAll(spec.postgresqlParams().needingRestart());
        StringBuilder lines = new StringBuilder();
        restarting.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return HexFormat.of().formatHex(sha256(lines.toString())).substring(0, CHECKSUM_LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The directory of the server programs of a major version, as in Debian's packages. */
    public String binDirectory() {
        return "/usr/lib/postgresql/" + version.major() + "/bin";
    }
}
