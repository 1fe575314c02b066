package com.example.postgres.spec;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Parsed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code spec} of a PostgresCluster.
 *
 * @param version PostgreSQL major, or major.minor
 * @param replicas number of members
 * @param image image of the postgres container
 * @param imagePullPolicy Always, IfNotPresent or Never
 * @param imagePullSecrets Secrets with registry credentials
 * @param runAs uid and gid of the containers
 * @param storage the volume of each member
 * @param resources of the postgres container
 * @param resize how the operator changes CPU and memory
 * @param postgresqlParams PostgreSQL parameters by name
 * @param pgHba lines of pg_hba.conf placed before the closing ones
 * @param patroni timings and synchronous replication
 * @param replicationSlots permanent replication slots
 * @param bootstrap where the first member gets its data from
 * @param standby the remote cluster this one follows
 * @param service how the primary is exposed
 * @param replicaService how the replicas are exposed
 * @param clusterDomain DNS domain of the Kubernetes cluster
 * @param serviceAccount of the database pods
 * @param tls encrypted connections
 * @param pgbouncer connection pooler beside each member
 * @param metrics exporter beside each member
 * @param backup continuous archiving and base backups
 * @param networkPolicy who may connect
 * @param jobs pods of Jobs and CronJobs
 * @param podDisruptionBudget protection against draining two members at once
 * @param credentials the Secret with the passwords
 * @param scheduling where pods run
 * @param inheritedMetadata labels and annotations of every object
 * @param podMetadata labels and annotations of the pods
 * @param extra additions to the pods
 * @param terminationGracePeriodSeconds seconds that a member has to stop
 * @param maintenanceWindows when the operator may restart
 * @param deletionPolicy what happens to the volumes when the cluster is deleted
 * @param changePolicy which changes the operator makes without an approval
 * @param paused whether the operator leaves the cluster alone
 */
public record PostgresClusterSpec(
        Parsed<PostgresVersion> version,
        @Nullable Integer replicas,
        @Nullable String image,
        @Nullable String imagePullPolicy,
        List<LocalReference> imagePullSecrets,
        @Nullable RunAs runAs,
        StorageSpec storage,
        @Nullable ResourcesSpec resources,
        @Nullable ResizeSpec resize,
        GivenParameters postgresqlParams,
        List<String> pgHba,
        @Nullable PatroniSpec patroni,
        List<ReplicationSlot> replicationSlots,
        @Nullable BootstrapSpec bootstrap,
        @Nullable StandbySpec standby,
        @Nullable ServiceSpec service,
        @Nullable ServiceSpec replicaService,
        @Nullable String clusterDomain,
        @Nullable ServiceAccount serviceAccount,
        @Nullable TlsSpec tls,
        @Nullable PgBouncerSpec pgbouncer,
        @Nullable MetricsSpec metrics,
        @Nullable BackupSpec backup,
        @Nullable NetworkPolicySpec networkPolicy,
        @Nullable Jobs jobs,
        @Nullable PodDisruptionBudget podDisruptionBudget,
        @Nullable Credentials credentials,
        @Nullable SchedulingSpec scheduling,
        @Nullable MetadataSpec inheritedMetadata,
        @Nullable MetadataSpec podMetadata,
        @Nullable ExtraSpec extra,
        @Nullable Integer terminationGracePeriodSeconds,
        List<MaintenanceWindowSpec> maintenanceWindows,
        StorageSpec.@Nullable DeletionPolicy deletionPolicy,
        @Nullable ChangePolicy changePolicy,
        @Nullable Boolean paused) {

    public PostgresClusterSpec {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        pgHba = List.copyOf(pgHba);
        replicationSlots = List.copyOf(replicationSlots);
        maintenanceWindows = List.copyOf(maintenanceWindows);
    }

    /** The options of a cluster that begins without data; null when the spec sets none of them. */
    public BootstrapSpec.@Nullable Initdb initdb() {
        return bootstrap == null ? null : bootstrap.initdb();
    }

    /** Whether connections are encrypted. */
    public boolean hasTls() {
        return tls != null && Boolean.TRUE.equals(tls.enabled());
    }

    /** Whether a connection pooler runs beside each member. */
    public boolean hasPooler() {
        return pgbouncer != null && Boolean.TRUE.equals(pgbouncer.enabled());
    }

    /** Whether a metrics exporter runs beside each member. */
    public boolean hasMetrics() {
        return metrics != null && Boolean.TRUE.equals(metrics.enabled());
    }

    static PostgresClusterSpec read(Fields fields) {
        Parsed<PostgresVersion> version = fields.requiredParsed("version", PostgresVersion::parse);
        return new PostgresClusterSpec(
                version,
                fields.integer("replicas"),
                fields.text("image"),
                fields.text("imagePullPolicy"),
                fields.objects("imagePullSecrets", LocalReference::read),
                fields.object("runAs", RunAs::read),
                fields.requiredObject("storage", StorageSpec::read),
                fields.object("resources", ResourcesSpec::read),
                fields.object("resize", ResizeSpec::read),
                GivenParameters.of(
                        version.ifValid().map(PostgresVersion::major).orElse(0), fields.textMap("postgresqlParams")),
                fields.texts("pgHba"),
                fields.object("patroni", PatroniSpec::read),
                fields.objects("replicationSlots", ReplicationSlot::read),
                fields.object("bootstrap", BootstrapSpec::read),
                fields.object("standby", StandbySpec::read),
                fields.object("service", ServiceSpec::read),
                fields.object("replicaService", ServiceSpec::read),
                fields.text("clusterDomain"),
                fields.object("serviceAccount", ServiceAccount::read),
                fields.object("tls", TlsSpec::read),
                fields.object("pgbouncer", PgBouncerSpec::read),
                fields.object("metrics", MetricsSpec::read),
                fields.object("backup", BackupSpec::read),
                fields.object("networkPolicy", NetworkPolicySpec::read),
                fields.object("jobs", Jobs::read),
                fields.object("podDisruptionBudget", PodDisruptionBudget::read),
                fields.object("credentials", Credentials::read),
                fields.object("scheduling", SchedulingSpec::read),
                fields.object("inheritedMetadata", MetadataSpec::read),
                fields.object("podMetadata", MetadataSpec::read),
                fields.object("extra", ExtraSpec::read),
                fields.integer("terminationGracePeriodSeconds"),
                fields.objects("maintenanceWindows", MaintenanceWindowSpec::read),
                fields.object("deletionPolicy", StorageSpec.DeletionPolicy::read),
                fields.object("changePolicy", ChangePolicy::read),
                fields.bool("paused"));
    }

    /**
     * The name of an object of the same namespace.
     *
     * @param name of the object
     */
    public record LocalReference(String name) {

        static LocalReference read(Fields fields) {
            return new LocalReference(fields.requiredText("name"));
        }
    }

    /**
     * Numeric ids of the processes.
     *
     * @param user uid
     * @param group gid, and fsGroup of the volumes
     */
    public record RunAs(@Nullable Integer user, @Nullable Integer group) {

        static RunAs read(Fields fields) {
            return new RunAs(fields.integer("user"), fields.integer("group"));
        }
    }

    /**
     * A permanent replication slot.
     *
     * @param name of the slot
     * @param type physical or logical
     * @param database that a logical slot decodes
     * @param plugin output plugin of a logical slot
     */
    public record ReplicationSlot(
            String name,
            String type,
            @Nullable String database,
            @Nullable String plugin) {

        static ReplicationSlot read(Fields fields) {
            return new ReplicationSlot(
                    fields.requiredText("name"),
                    fields.requiredText("type"),
                    fields.text("database"),
                    fields.text("plugin"));
        }

        /** Whether it carries decoded changes of one database. */
        public boolean isLogical() {
            return type.equals("logical");
        }
    }

    /**
     * The identity of the database pods.
     *
     * @param annotations of the ServiceAccount, for workload identity
     */
    public record ServiceAccount(Map<String, String> annotations) {

        public ServiceAccount {
            annotations = Fields.copyInOrder(annotations);
        }

        static ServiceAccount read(Fields fields) {
            return new ServiceAccount(fields.textMap("annotations"));
        }
    }

    /**
     * Which changes the operator makes without an approval.
     *
     * @param maxImpact the greatest impact, one of those of a plan
     */
    public record ChangePolicy(@Nullable String maxImpact) {

        static ChangePolicy read(Fields fields) {
            return new ChangePolicy(fields.text("maxImpact"));
        }
    }

    /**
     * The pods of Jobs and CronJobs.
     *
     * @param resources of the containers that make backups and create credentials
     * @param podMetadata labels and annotations in place of those of the members
     */
    public record Jobs(
            @Nullable ResourcesSpec resources, @Nullable MetadataSpec podMetadata) {

        static Jobs read(Fields fields) {
            return new Jobs(
                    fields.object("resources", ResourcesSpec::read), fields.object("podMetadata", MetadataSpec::read));
        }
    }

    /**
     * Protection against draining two members at once.
     *
     * @param enabled whether it is rendered
     */
    public record PodDisruptionBudget(@Nullable Boolean enabled) {

        static PodDisruptionBudget read(Fields fields) {
            return new PodDisruptionBudget(fields.bool("enabled"));
        }
    }

    /**
     * The Secret with the passwords.
     *
     * @param secretName its name
     */
    public record Credentials(@Nullable String secretName) {

        static Credentials read(Fields fields) {
            return new Credentials(fields.text("secretName"));
        }
    }
}
