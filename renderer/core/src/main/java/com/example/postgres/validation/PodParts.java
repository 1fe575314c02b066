package com.example.postgres.validation;

import java.util.List;
import java.util.Set;

/**
 * The names, paths and ports that the pods of members and of the restore drill use; a test compares them with the
 * templates.
 */
final class PodParts {

    static final Set<String> VOLUMES = Set.of(
            "pgdata",
            "patroni",
            "scripts",
            "scripts-source",
            "credentials",
            "patroni-run",
            "service-account",
            "sockets",
            "tmp",
            "shm",
            "tls",
            "tls-in-use",
            "application",
            "drill-data",
            "drill-settings",
            "pgbouncer",
            "pgbouncer-password",
            "pgbouncer-run",
            "exporter-password",
            "exporter-queries",
            "exporter-run",
            "archive-credentials",
            "archive-encryption",
            "archive-ca",
            "recovery-credentials",
            "recovery-encryption",
            "recovery-ca");

    /** Those that every member has, in the order of the pod. */
    static final List<String> VOLUMES_OF_EVERY_MEMBER =
            List.of("pgdata", "patroni", "scripts", "credentials", "patroni-run", "sockets", "tmp", "shm");

    static final Set<String> MOUNT_PATHS = Set.of(
            "/home/postgres/pgdata",
            "/config",
            "/scripts",
            "/credentials",
            "/application",
            "/tls",
            "/etc/patroni",
            "/etc/patroni/tls",
            "/var/run/postgresql",
            "/var/run/secrets/kubernetes.io/serviceaccount",
            "/tmp",
            "/dev/shm",
            "/etc/passwd",
            "/archive/credentials",
            "/archive/encryption",
            "/archive/ca",
            "/recovery/credentials",
            "/recovery/encryption",
            "/recovery/ca");

    static final Set<String> ENVIRONMENT = Set.of(
            "PATRONI_NAME",
            "PATRONI_KUBERNETES_NAMESPACE",
            "PATRONI_POSTGRESQL_CONNECT_ADDRESS",
            "PATRONI_RESTAPI_CONNECT_ADDRESS",
            "PATRONICTL_CONFIG_FILE",
            "PGDATA",
            "PGHOST",
            "POSTGRES_BIN",
            "POSTGRES_VERSION",
            "REPLICATION_ROLE",
            "REWIND_ROLE",
            "PATRONI_USER",
            "POD_SELECTOR",
            "LC_ALL",
            "APPLICATION_DATABASE",
            "APPLICATION_OWNER",
            "OUTCOME_CONFIGMAP");

    /**
     * Variables of libpq, with which psql and Patroni would connect otherwise than they are meant to.
     *
     * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment Variables</a>
     */
    static final Set<String> LIBPQ_VARIABLES = Set.of(
            "PGHOST",
            "PGHOSTADDR",
            "PGPORT",
            "PGDATABASE",
            "PGUSER",
            "PGPASSWORD",
            "PGPASSFILE",
            "PGREQUIREAUTH",
            "PGCHANNELBINDING",
            "PGSERVICE",
            "PGSERVICEFILE",
            "PGOPTIONS",
            "PGAPPNAME",
            "PGSSLMODE",
            "PGREQUIRESSL",
            "PGSSLNEGOTIATION",
            "PGSSLCOMPRESSION",
            "PGSSLCERT",
            "PGSSLKEY",
            "PGSSLCERTMODE",
            "PGSSLROOTCERT",
            "PGSSLCRL",
            "PGSSLCRLDIR",
            "PGSSLSNI",
            "PGREQUIREPEER",
            "PGSSLMINPROTOCOLVERSION",
            "PGSSLMAXPROTOCOLVERSION",
            "PGMINPROTOCOLVERSION",
            "PGMAXPROTOCOLVERSION",
            "PGGSSENCMODE",
            "PGKRBSRVNAME",
            "PGGSSLIB",
            "PGGSSDELEGATION",
            "PGCONNECT_TIMEOUT",
            "PGCLIENTENCODING",
            "PGTARGETSESSIONATTRS",
            "PGLOADBALANCEHOSTS",
            "PGDATESTYLE",
            "PGTZ",
            "PGGEQO",
            "PGSYSCONFDIR",
            "PGLOCALEDIR");

    /** Variables of the image and of Kubernetes, without which the container finds neither its programs nor the API server. */
    static final Set<String> SYSTEM_VARIABLES = Set.of("PATH", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT");

    static final Set<String> CONTAINERS = Set.of("postgres", "exporter", "pgbouncer", "copy-scripts");

    /** Ports of the postgres container, the pooler and the exporter, whether or not the latter are enabled. */
    static final Set<Integer> PORTS = Set.of(5432, 8008, 6432, 9187);

    /** The volume of the data directory; nothing may be mounted inside it. */
    static final String DATA_VOLUME_PATH = "/home/postgres/pgdata";

    /** Prefix of the variables that Patroni reads its settings from; they take precedence over its files. */
    static final String PATRONI_PREFIX = "PATRONI_";

    private PodParts() {}
}
