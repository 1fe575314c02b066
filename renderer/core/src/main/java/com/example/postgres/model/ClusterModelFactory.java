package com.example.postgres.model;

import com.example.postgres.spec.CredentialsSpec;
import com.example.postgres.spec.DeletionPolicySpec;
import com.example.postgres.spec.MetadataSpec;
import com.example.postgres.spec.NetworkPolicySpec;
import com.example.postgres.spec.PodDisruptionBudgetSpec;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.Quantity;
import com.example.postgres.spec.ServiceAccountSpec;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        CredentialsModel credentials = credentials(spec.credentials(), names, target);
        return new ClusterModel(
                names,
                namespace,
                replicas,
                metadata(spec.inheritedMetadata()),
                PostgresModelFactory.create(spec),
                PatroniModelFactory.create(spec.patroni()),
                PodModelFactory.create(spec, names, target),
                storage(spec),
                service(spec.service()),
                new TreeMap<>(annotations(spec.serviceAccount())),
                network(spec.networkPolicy(), target),
                credentials,
                tls,
                replicas > SINGLE_MEMBER && isEnabledByDefault(spec.podDisruptionBudget()),
                ConsumerDifferences.updateStrategy(target.consumer()),
                requirements(credentials, tls, namespace));
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
            return new NetworkModel(true, Peers.ANYONE, operatorReachesPatroni, false);
        }
        return new NetworkModel(
                spec.enabled() == null || spec.enabled(),
                Peers.of(spec.allowedClients()),
                operatorReachesPatroni,
                Boolean.TRUE.equals(spec.restrictEgress()));
    }

    private static CredentialsModel credentials(@Nullable CredentialsSpec spec, Names names, RenderTarget target) {
        String own = spec == null ? null : spec.secretName();
        return new CredentialsModel(
                own == null ? names.credentialsSecret() : own,
                own == null && target.secretsPolicy() == SecretsPolicy.BOOTSTRAP_JOB);
    }

    private static List<SecretRequirement> requirements(
            CredentialsModel credentials, Optional<TlsModel> tls, String namespace) {
        List<SecretRequirement> requirements = new ArrayList<>();
        if (!credentials.createdByJob()) {
            requirements.add(new SecretRequirement(
                    namespace, credentials.secretName(), CredentialsModel.KEYS, "passwords of the cluster"));
        }
        tls.ifPresent(used -> requirements.addAll(TlsModelFactory.requirements(used, namespace)));
        return requirements;
    }
}
