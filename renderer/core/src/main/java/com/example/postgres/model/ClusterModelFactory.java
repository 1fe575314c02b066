package com.example.postgres.model;

import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.DeletionPolicySpec;
import com.example.postgres.spec.InitdbSpec;
import com.example.postgres.spec.MetadataSpec;
import com.example.postgres.spec.NetworkPolicySpec;
import com.example.postgres.spec.PodDisruptionBudgetSpec;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.ServiceAccountSpec;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides everything that a valid spec leaves open. */
public final class ClusterModelFactory {

    private static final int SINGLE_MEMBER = 1;

    private ClusterModelFactory() {}

    /** The model of a cluster that passed validation for the same target. */
    public static ClusterModel create(PostgresCluster cluster, RenderTarget target) {
        PostgresClusterSpec spec = cluster.spec();
        Names names = new Names(cluster.metadata().name());
        String namespace = Optional.ofNullable(cluster.metadata().namespace()).orElse(target.namespace());
        int replicas = spec.replicas() == null ? SINGLE_MEMBER : spec.replicas();
        Optional<TlsModel> tls = TlsModelFactory.create(spec.tls(), names);
        NetworkModel network = network(spec.networkPolicy(), target);
        Optional<PoolerModel> pooler = PoolerModelFactory.create(spec.pgbouncer(), target);
        Optional<MetricsModel> metrics = MetricsModelFactory.create(spec, network, target);
        Optional<ApplicationModel> application = application(spec.bootstrap(), names, target);
        CredentialsModel credentials = CredentialsModelFactory.create(
                spec, names, keys(pooler.isPresent(), metrics.isPresent()), target.secretsPolicy());
        PostgresModel postgres = PostgresModelFactory.create(spec);
        int major = postgres.version().major();
        Optional<BackupModel> backup =
                BackupModelFactory.create(spec, namespace + "/" + names.cluster(), major, replicas, target);
        Optional<RecoveryModel> recovery = Optional.ofNullable(spec.bootstrap())
                .map(BootstrapSpec::recovery)
                .map(given -> RecoveryModelFactory.create(given, major));
        Optional<StandbyModel> standby = StandbyModelFactory.create(spec.standby(), major);
        return new ClusterModel(
                names,
                namespace,
                replicas,
                metadata(spec.inheritedMetadata()),
                postgres,
                PatroniModelFactory.create(spec.patroni()),
                PodModelFactory.create(spec, names, target),
                storage(spec),
                service(spec.service()),
                new TreeMap<>(annotations(spec.serviceAccount())),
                network,
                credentials,
                backup,
                recovery,
                standby,
                tls,
                pooler,
                metrics,
                application,
                replicas > SINGLE_MEMBER && isEnabledByDefault(spec.podDisruptionBudget()),
                ConsumerDifferences.updateStrategy(target.consumer()),
                SecretRequirements.of(credentials, tls, application, archives(backup, recovery, standby), namespace));
    }

    private static List<ArchiveModel> archives(
            Optional<BackupModel> backup, Optional<RecoveryModel> recovery, Optional<StandbyModel> standby) {
        return Stream.of(
                        backup.map(BackupModel::archive),
                        recovery.map(RecoveryModel::source),
                        standby.flatMap(StandbyModel::archive))
                .flatMap(Optional::stream)
                .toList();
    }

    static Metadata metadata(@Nullable MetadataSpec spec) {
        return spec == null ? Metadata.NONE : new Metadata(spec.labels(), spec.annotations());
    }

    private static Map<String, String> annotations(@Nullable ServiceAccountSpec spec) {
        return spec == null ? Map.of() : spec.annotations();
    }

    private static boolean isEnabledByDefault(@Nullable PodDisruptionBudgetSpec spec) {
        return spec == null || spec.enabled() == null || spec.enabled();
    }

    private static StorageModel storage(PostgresClusterSpec spec) {
        DeletionPolicySpec policy = spec.deletionPolicy();
        return new StorageModel(
                Quantity.parse(spec.storage().size()).canonical(),
                Optional.ofNullable(spec.storage().storageClass()),
                policy != null && "Delete".equals(policy.volumes()));
    }

    private static ServiceModel service(@Nullable ServiceSpec spec) {
        if (spec == null) {
            return new ServiceModel("ClusterIP", List.of(), new TreeMap<>());
        }
        return new ServiceModel(
                Optional.ofNullable(spec.type()).orElse("ClusterIP"),
                spec.loadBalancerSourceRanges(),
                new TreeMap<>(spec.annotations()));
    }

    private static NetworkModel network(@Nullable NetworkPolicySpec spec, RenderTarget target) {
        boolean operatorReachesPatroni = ConsumerDifferences.operatorReachesPatroni(target.consumer());
        if (spec == null) {
            return new NetworkModel(true, Peers.ANYONE, Peers.ANYONE, operatorReachesPatroni, false);
        }
        return new NetworkModel(
                spec.enabled() == null || spec.enabled(),
                Peers.of(spec.allowedClients()),
                Peers.of(spec.monitoring()),
                operatorReachesPatroni,
                Boolean.TRUE.equals(spec.restrictEgress()));
    }

    private static List<String> keys(boolean hasPooler, boolean hasMetrics) {
        List<String> keys = new ArrayList<>(CredentialsModel.BASIC_KEYS);
        if (hasPooler) {
            keys.add(CredentialsModel.POOLER_PASSWORD);
        }
        if (hasMetrics) {
            keys.add(CredentialsModel.EXPORTER_PASSWORD);
        }
        return keys;
    }

    private static Optional<ApplicationModel> application(
            @Nullable BootstrapSpec bootstrap, Names names, RenderTarget target) {
        InitdbSpec initdb = bootstrap == null ? null : bootstrap.initdb();
        if (initdb == null || initdb.database() == null) {
            return Optional.empty();
        }
        return Optional.of(new ApplicationModel(
                initdb.database(),
                Optional.ofNullable(initdb.owner()).orElse(initdb.database()),
                names.applicationSecret(),
                SecretOrigin.of(target.secretsPolicy())));
    }
}
