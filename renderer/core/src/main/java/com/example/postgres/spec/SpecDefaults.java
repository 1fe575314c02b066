package com.example.postgres.spec;

/**
 * The values of fields that a spec leaves out. The descriptions in the CustomResourceDefinition name the same values, and
 * a test compares the two.
 *
 * <p>Validation and the model both read them here: a rule about two fields must see the value that is rendered.
 */
public final class SpecDefaults {

    public static final int REPLICAS = 1;

    public static final String IMAGE_PULL_POLICY = "IfNotPresent";

    /** Patroni's own default, in seconds. */
    public static final int PATRONI_TTL = 30;

    /** Patroni's own default, in seconds. */
    public static final int PATRONI_LOOP_WAIT = 10;

    /** Patroni's own default, in seconds. */
    public static final int PATRONI_RETRY_TIMEOUT = 10;

    /**
     * More than Patroni's own 1 MiB: since Patroni 4.1 the same value decides whether a replica is ready, and a busy
     * replica would flap.
     */
    public static final String PATRONI_MAXIMUM_LAG_ON_FAILOVER = "32Mi";

    public static final boolean PATRONI_FAILSAFE_MODE = true;

    public static final String PATRONI_SYNCHRONOUS_MODE = "disabled";

    public static final boolean PATRONI_SYNCHRONOUS_MODE_STRICT = false;

    public static final int PATRONI_SYNCHRONOUS_NODE_COUNT = 1;

    /** Patroni's own default is unlimited. */
    public static final int PATRONI_MAX_TIMELINES_HISTORY = 50;

    public static final String INITDB_ENCODING = "UTF8";

    public static final String INITDB_LOCALE = "C.UTF-8";

    public static final boolean INITDB_DATA_CHECKSUMS = true;

    public static final String INITDB_LOCALE_PROVIDER = "libc";

    /** The newest base backup that fits the recovery target. */
    public static final String RECOVERY_BACKUP = "LATEST";

    public static final int STANDBY_PORT = 5432;

    public static final String SERVICE_TYPE = "ClusterIP";

    /** The usual domain: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
    public static final String CLUSTER_DOMAIN = "cluster.local";

    public static final String ISSUER_KIND = "Issuer";

    public static final String ISSUER_GROUP = "cert-manager.io";

    public static final String POOL_MODE = "transaction";

    public static final int POOLER_MAX_CLIENT_CONN = 1000;

    public static final int POOLER_DEFAULT_POOL_SIZE = 20;

    public static final String BACKUP_TIME_ZONE = "UTC";

    public static final int BACKUP_RETENTION_COUNT = 7;

    public static final String BACKUP_COMPRESSION = "lz4";

    /** Every base backup is a full one. */
    public static final int BACKUP_DELTA_MAX_STEPS = 0;

    public static final String BACKUP_DELTA_ORIGIN = "LATEST";

    public static final boolean NETWORK_POLICY_ENABLED = true;

    public static final boolean POD_DISRUPTION_BUDGET_ENABLED = true;

    /** Patroni switches over in seconds, but a shutdown checkpoint may take minutes. */
    public static final int TERMINATION_GRACE_PERIOD_SECONDS = 300;

    private SpecDefaults() {}
}
