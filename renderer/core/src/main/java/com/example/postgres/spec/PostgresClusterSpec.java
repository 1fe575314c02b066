package com.example.postgres.spec;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Parsed;
import java.util.List;
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
 * @param bootstrap how the first member comes to its data
 * @param standby the remote cluster this one follows
 * @param service how the primary is exposed
 * @param serviceAccount of the database pods
 * @param tls encrypted connections
 * @param pgbouncer connection pooler beside each member
 * @param metrics exporter beside each member
 * @param backup continuous archiving and base backups
 * @param networkPolicy who may connect
 * @param podDisruptionBudget protection against draining two members at once
 * @param credentials the Secret with the passwords
 * @param scheduling where pods run
 * @param inheritedMetadata labels and annotations of every object
 * @param podMetadata labels and annotations of the pods
 * @param extra additions to the pods
 * @param maintenanceWindows when the operator may restart
 * @param deletionPolicy what becomes of the volumes
 * @param templateVersion renderer pin
 * @param paused whether the operator leaves the cluster alone
 */
public record PostgresClusterSpec(
        Parsed<PostgresVersion> version,
        @Nullable Integer replicas,
        @Nullable String image,
        @Nullable String imagePullPolicy,
        List<LocalReference> imagePullSecrets,
        @Nullable RunAsSpec runAs,
        StorageSpec storage,
        @Nullable ResourcesSpec resources,
        @Nullable ResizeSpec resize,
        GivenParameters postgresqlParams,
        List<String> pgHba,
        @Nullable PatroniSpec patroni,
        @Nullable BootstrapSpec bootstrap,
        @Nullable StandbySpec standby,
        @Nullable ServiceSpec service,
        @Nullable ServiceAccountSpec serviceAccount,
        @Nullable TlsSpec tls,
        @Nullable PgBouncerSpec pgbouncer,
        @Nullable MetricsSpec metrics,
        @Nullable BackupSpec backup,
        @Nullable NetworkPolicySpec networkPolicy,
        @Nullable PodDisruptionBudgetSpec podDisruptionBudget,
        @Nullable CredentialsSpec credentials,
        @Nullable SchedulingSpec scheduling,
        @Nullable MetadataSpec inheritedMetadata,
        @Nullable MetadataSpec podMetadata,
        @Nullable ExtraSpec extra,
        List<MaintenanceWindowSpec> maintenanceWindows,
        @Nullable DeletionPolicySpec deletionPolicy,
        @Nullable String templateVersion,
        @Nullable Boolean paused) {

    public PostgresClusterSpec {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        pgHba = List.copyOf(pgHba);
        maintenanceWindows = List.copyOf(maintenanceWindows);
    }

    static PostgresClusterSpec read(Fields fields) {
        Parsed<PostgresVersion> version = fields.requiredParsed("version", PostgresVersion::parse);
        return new PostgresClusterSpec(
                version,
                fields.integer("replicas"),
                fields.text("image"),
                fields.text("imagePullPolicy"),
                fields.objects("imagePullSecrets", LocalReference::read),
                fields.object("runAs", RunAsSpec::read),
                fields.requiredObject("storage", StorageSpec::read),
                fields.object("resources", ResourcesSpec::read),
                fields.object("resize", ResizeSpec::read),
                GivenParameters.of(
                        version.ifValid().map(PostgresVersion::major).orElse(0), fields.textMap("postgresqlParams")),
                fields.texts("pgHba"),
                fields.object("patroni", PatroniSpec::read),
                fields.object("bootstrap", BootstrapSpec::read),
                fields.object("standby", StandbySpec::read),
                fields.object("service", ServiceSpec::read),
                fields.object("serviceAccount", ServiceAccountSpec::read),
                fields.object("tls", TlsSpec::read),
                fields.object("pgbouncer", PgBouncerSpec::read),
                fields.object("metrics", MetricsSpec::read),
                fields.object("backup", BackupSpec::read),
                fields.object("networkPolicy", NetworkPolicySpec::read),
                fields.object("podDisruptionBudget", PodDisruptionBudgetSpec::read),
                fields.object("credentials", CredentialsSpec::read),
                fields.object("scheduling", SchedulingSpec::read),
                fields.object("inheritedMetadata", MetadataSpec::read),
                fields.object("podMetadata", MetadataSpec::read),
                fields.object("extra", ExtraSpec::read),
                fields.objects("maintenanceWindows", MaintenanceWindowSpec::read),
                fields.object("deletionPolicy", DeletionPolicySpec::read),
                fields.text("templateVersion"),
                fields.bool("paused"));
    }
}
